import * as v from 'valibot';

const fieldName = v.pipe(v.string(), v.maxLength(200));
const fieldNames = v.pipe(v.array(fieldName), v.maxLength(500));

/** Seconds between reloads by themselves; 0: none. */
const reloadTimes = [0, 10, 30, 60, 300] as const;

/** How a person looks at one collection: kept a profile and collection, and no row is in it. */
export const layoutSchema = v.strictObject({
  /** Field names; what is not named stands where the server puts it. */
  order: fieldNames,
  hidden: fieldNames,
  /** CSS px by field name. */
  widths: v.record(fieldName, v.pipe(v.number(), v.safeInteger(), v.minValue(20), v.maxValue(4_000))),
  reloadSeconds: v.picklist(reloadTimes),
});
export type CollectionLayout = v.InferOutput<typeof layoutSchema>;
