import * as v from 'valibot';
import { Secret } from '../base/secret';

const MOST_CHARACTERS = 300_000;

/** A string of the window that becomes a `Secret` while it is validated, so that no handler ever sees it as text. */
export const secretText = v.pipe(
  v.string(),
  v.maxLength(MOST_CHARACTERS),
  v.transform((text) => new Secret(text)),
);
