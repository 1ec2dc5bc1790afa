import type { RelatedRow } from '../contract/edits';
import type { Field, Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { rowsOf } from '../contract/rows-text';
import type { Catalogue } from './catalogue';
import { Collection } from './collection';
import { envelopeOf } from './pagination/envelope';
import { collectionIn, keyFieldOf } from './row-address';
import type { Shelves } from './shelves';
import { isList } from './wire';

const MOST_OPTIONS = 20;
/** At the end of `Field.related`: the field holds addresses (HyperlinkedModelSerializer), not keys. */
const BY_ADDRESS = '#url';
/** Names of fields that say in words what a row is, most telling first. */
const LABEL_NAMES = ['name', 'title', 'label', 'display_name', 'full_name', 'username', 'email', 'slug', 'code'];

/**
 * Fields with the collections that their relations point to: by the address in a row, else by the API's root, where a
 * collection has the field's name. What is found nowhere stays a raw key.
 */
export const withRelated = async (
  fields: readonly Field[],
  rows: readonly Row[],
  catalogue: Catalogue,
): Promise<readonly Field[]> =>
  Promise.all(
    fields.map(async (field) => {
      if (!isRelation(field)) return field;
      const related = relatedByAddress(field, rows) ?? (await catalogue.collectionNamed(field.name));
      if (related === null) return field;
      // Without a value nothing but its name says what it is.
      const type = field.type === 'other' ? (isToMany(field, rows) ? 'list' : 'relation') : field.type;
      return { ...field, type, related };
    }),
  );

/** A field that DRF did not explain and that can be written may be a relation although no row has one yet. */
const isRelation = ({ type, readOnly, children, choices }: Field): boolean =>
  !choices && (type === 'relation' || (type === 'list' && !children) || (type === 'other' && !readOnly));

const isToMany = ({ name }: Field, rows: readonly Row[]): boolean => rows.some((row) => isList(row[name]));

const relatedByAddress = ({ name }: Field, rows: readonly Row[]): string | null => {
  for (const row of rows) {
    const value = row[name];
    const one = isList(value) ? value[0] : value;
    const collection = typeof one === 'string' && /^https?:\/\//i.test(one) ? collectionIn(one) : null;
    if (collection !== null) return `${collection}${BY_ADDRESS}`;
  }
  return null;
};

/**
 * Rows that a relation may point to, at most 20. The server searches where it can; what it gives is looked through here
 * as well, since a server that does not search ignores the word.
 */
export const relatedRows = async (
  shelves: Shelves,
  { profileId, url, search }: { readonly profileId: string; readonly url: string; readonly search: string },
  signal: AbortSignal,
): Promise<Result<readonly RelatedRow[]>> => {
  const shelf = shelves.of({ profileId, path: url });
  if (!shelf.ok) return shelf;
  const query = new URLSearchParams(search === '' ? [] : [['search', search]]);
  const got = await new Collection(shelf.value.http, shelf.value.url).getJson(query, signal);
  if (!got.ok) return got;
  const rows = isList(got.value) ? rowsOf(got.value) : envelopeOf(got.value)?.rows;
  if (!rows) return failed(failure('malformed-answer', 'Neither a list nor a page of one'));
  const names = Object.keys(rows[0] ?? {});
  const keyField = url.endsWith(BY_ADDRESS) ? 'url' : keyFieldOf(shelf.value.url, names, rows[0]);
  if (keyField === null) return ok([]);
  const found = rows.filter((row) => holds(row, search)).flatMap((row) => relatedRow(row, keyField));
  return ok(found.slice(0, MOST_OPTIONS));
};

const holds = (row: Row, search: string): boolean =>
  search === '' || Object.values(row).some((value) => String(value).toLowerCase().includes(search.toLowerCase()));

const relatedRow = (row: Row, keyField: string): readonly RelatedRow[] => {
  const key = row[keyField];
  if (typeof key !== 'string' && typeof key !== 'number') return [];
  const texts = Object.entries(row).filter(
    ([name, value]) => name !== keyField && typeof value === 'string' && value !== '',
  );
  const named = LABEL_NAMES.map((name) => texts.find(([each]) => each === name)).find((text) => text !== undefined);
  return [{ key: String(key), label: String((named ?? texts[0])?.[1] ?? key) }];
};
