import type { Field, Row } from '../contract/resource';
import { fieldsOf } from './field-values';
import type { Patience } from './patience';
import { withRelated } from './relations';
import { keyFieldOf } from './row-address';
import type { Shelf } from './shelves';

export const SAMPLE_ROWS = 50;

/** The columns of a collection, from OPTIONS and from its first rows; the shelf keeps them, and which of them is the key. */
export const explain = async (
  shelf: Shelf,
  names: readonly string[],
  rows: readonly Row[],
  patience: Patience,
): Promise<readonly Field[]> => {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const told = await patience.for(shelf.told());
  // A search that found nothing shows less than is known already.
  if (sample.length === 0 && shelf.fields.length > 0) return shelf.fields;
  const plain = fieldsOf(told?.metadata.fields ?? [], names, sample);
  const fields = (await patience.for(withRelated(plain, sample, shelf.catalogue))) ?? plain;
  shelf.fields = fields;
  shelf.keyField = keyFieldOf(
    shelf.url,
    fields.map(({ name }) => name),
    sample[0],
  );
  return fields;
};
