import * as v from 'valibot';

/** What requests are made of: bounded, so that a window cannot hand main more than it could mean. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
export const text = v.pipe(v.string(), v.maxLength(300));
export const url = v.pipe(v.string(), v.maxLength(2_000));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const ofProfile = v.strictObject({ profileId: id });
export const nothing = v.strictObject({});
