import type { Parsed } from '../contract/bridge';
import type { NamedCollection, RelatedRow, RowDetail, Values } from '../contract/edits';
import type { Profile } from '../contract/profile';
import type { Field, Row } from '../contract/resource';
import { type Failure, failed, failure, ok, type Result } from '../contract/result';
import { abilitiesOf, changedSince, conflict, wholeOf } from './changes';
import type { ChosenFiles } from './chosen-files';
import { fieldsOf } from './field-values';
import { type Metadata, metadataOf } from './metadata';
import { relatedRows, withRelated } from './relations';
import { keyFieldOf, rowUrl } from './row-address';
import { type ReadRow, readRow, tellOf, write } from './row-requests';
import type { Shelf, Shelves } from './shelves';
import { bodyOf } from './write-body';
import { writeRefusal } from './write-refusal';

type Needs = {
  readonly shelves: Shelves;
  readonly files: ChosenFiles;
  writesOf(profileId: string): Profile['writes'];
};

type Place = { readonly shelf: Shelf; readonly url: string };
type WhereRow = { readonly profileId: string; readonly path: string; readonly key: string };
type Write = { readonly profileId: string; readonly confirmed: boolean };

/**
 * Single rows of any collection: read, created, changed, removed. A write leaves once; no signal takes it back, since
 * nobody could say then whether the server has done it.
 */
export class Edits {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async row(asked: Parsed<'resource:row'>, signal: AbortSignal): Promise<Result<RowDetail>> {
    const place = this.#place(asked);
    if (!place.ok) return place;
    const { shelf, url } = place.value;
    const [read, told] = await Promise.all([readRow(shelf.http, url, signal), this.#told(place.value, signal)]);
    if (!read.ok) return read;
    const { row, etag, allow } = read.value;
    const can = abilitiesOf(told?.metadata ?? null, told?.allow ?? allow);
    const fields = await this.#fields(shelf, told?.metadata ?? null, row);
    const shown = can.change ? fields : fields.map((field): Field => ({ ...field, readOnly: true }));
    return ok({ row, url, fields: shown, can, etag });
  }

  async create({ path, values, ...asked }: Parsed<'resource:create'>): Promise<Result<Row>> {
    const refused = this.#refusal(asked);
    if (refused) return refused;
    const found = this.#needs.shelves.of({ profileId: asked.profileId, path });
    if (!found.ok) return found;
    const shelf = found.value;
    const body = await bodyOf(values, shelf.fields, this.#needs.files);
    if (!body.ok) return body;
    const created = await write(shelf.http, { method: 'POST', url: shelf.url, ...body.value });
    if (!created.ok) {
      if (isNotAllowed(created.error)) shelf.forget();
      return created;
    }
    await shelf.wrote(null, created.value);
    return ok(created.value ?? {});
  }

  /**
   * PATCH with the given values alone, or PUT with all where the server has no PATCH. First the row is read again: what
   * is not as in `base` is a `conflict`. Where the server tags its answers, the write says which one it is meant for
   * (If-Match, RFC 9110 13.1.1), so that nothing gets in between.
   */
  async change({ base, values, overwrite, ...asked }: Parsed<'resource:change'>): Promise<Result<Row>> {
    const refused = this.#refusal(asked);
    if (refused) return refused;
    const place = this.#place(asked);
    if (!place.ok) return place;
    const { shelf, url } = place.value;
    const read = await this.#read(place.value);
    if (!read.ok) return read;
    const names = overwrite || base === null ? [] : changedSince(base, values, read.value.row);
    if (names.length > 0) return failed(conflict(names, read.value.row));
    const sent = await this.#send(place.value, values, { now: read.value, isGuarded: !overwrite });
    if (!sent.ok) {
      if (sent.error.code !== 'precondition-failed' || overwrite) return sent;
      const again = await this.#read(place.value);
      return again.ok ? failed(conflict(Object.keys(values), again.value.row)) : again;
    }
    // Some answer 204: then the row is read once more, and where that fails the write was done all the same.
    const after = sent.value ? null : await readRow(shelf.http, url, new AbortController().signal);
    const row = sent.value ?? (after?.ok ? after.value.row : { ...read.value.row, ...values });
    await shelf.wrote(asked.key, row);
    return ok(row);
  }

  async remove(asked: Parsed<'resource:remove'>): Promise<Result<null>> {
    const refused = this.#refusal(asked);
    if (refused) return refused;
    const place = this.#place(asked);
    if (!place.ok) return place;
    const { shelf, url } = place.value;
    const removed = await write(shelf.http, { method: 'DELETE', url });
    const isGone = removed.ok || removed.error.code === 'not-found';
    if (isGone) await shelf.wrote(asked.key, null);
    return removed.ok ? ok(null) : removed;
  }

  async root(profileId: string): Promise<Result<readonly NamedCollection[]>> {
    const catalogue = this.#needs.shelves.catalogue(profileId);
    return catalogue.ok ? catalogue.value.collections() : catalogue;
  }

  related(asked: Parsed<'resource:related'>, signal: AbortSignal): Promise<Result<readonly RelatedRow[]>> {
    return relatedRows(this.#needs.shelves, asked, signal);
  }

  #refusal({ profileId, confirmed }: Write): Result<never> | null {
    return writeRefusal(this.#needs.writesOf(profileId), confirmed);
  }

  #place({ profileId, path, key }: WhereRow): Result<Place> {
    const shelf = this.#needs.shelves.of({ profileId, path });
    if (!shelf.ok) return shelf;
    const url = rowUrl(shelf.value.url, key);
    return url.ok ? ok({ shelf: shelf.value, url: url.value }) : url;
  }

  #read({ shelf, url }: Place): Promise<Result<ReadRow>> {
    return readRow(shelf.http, url, new AbortController().signal);
  }

  async #told({ shelf, url }: Place, signal: AbortSignal) {
    const told = await tellOf(shelf.http, url, signal);
    return told.ok ? { metadata: metadataOf(told.value.answer, 'PUT'), allow: told.value.allow } : null;
  }

  async #fields(shelf: Shelf, metadata: Metadata | null, row: Row): Promise<readonly Field[]> {
    const told = metadata?.fields ?? [];
    // Without a word of the server anything may be tried, but the key.
    const isUntold = told.length === 0 && !metadata?.isOfDrf;
    const names = Object.keys(row);
    const keyField = keyFieldOf(shelf.url, names, row);
    const fields = fieldsOf(told, names, [row], isUntold).map((field) =>
      isUntold && (field.name === keyField || field.name === 'url') ? { ...field, readOnly: true } : field,
    );
    return withRelated(fields, [row], shelf.catalogue);
  }

  async #send(
    place: Place,
    values: Values,
    { now, isGuarded }: { readonly now: ReadRow; readonly isGuarded: boolean },
  ): Promise<Result<Row | null>> {
    const { shelf, url } = place;
    const { allow, etag, row } = now;
    const isPut = allow !== null && !allow.has('PATCH') && allow.has('PUT');
    if (allow !== null && !isPut && !allow.has('PATCH'))
      return failed(failure('method-not-allowed', 'The view has neither PATCH nor PUT.'));
    const told = isPut ? await this.#told(place, new AbortController().signal) : null;
    const fields = told ? told.metadata.fields : shelf.fields;
    const body = await bodyOf(isPut ? wholeOf(fields, row, values) : values, fields, this.#needs.files);
    if (!body.ok) return body;
    // A weak tag never matches there (RFC 9110 13.1.1).
    const headers = isGuarded && etag !== null && !etag.startsWith('W/') ? { 'if-match': etag } : {};
    return write(shelf.http, { method: isPut ? 'PUT' : 'PATCH', url, headers, ...body.value });
  }
}

const isNotAllowed = ({ server }: Failure): boolean => server?.status === 403 || server?.status === 405;
