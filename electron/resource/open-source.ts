import type { Clock } from '../base/clock';
import type { Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import type { HttpAnswer } from '../http/http';
import { NAMES_FROM_ROWS, parseRows } from '../rows/array-parser';
import { InMemoryRowSet } from '../rows/in-memory-row-set';
import { headOf } from '../rows/list-head';
import { pathToRows } from '../rows/page-rows';
import type { RowSet } from '../rows/row-set';
import type { OpenRows } from '../rows/rows-client';
import { UnreadRowSet } from '../rows/unread-row-set';
import { type Abilities, probeAbilities, queryOf, type Wanted } from './abilities';
import { type Collection, pageJson } from './collection';
import type { Unfiltered } from './filter-discovery';
import { isList, ListSink, PARSED_HERE_BYTES } from './list-sink';
import { PagedSource } from './paged-source';
import { envelopeOf } from './pagination/envelope';
import type { Envelope } from './pagination/style';
import { styleOf } from './pagination/styles';
import { WholeList } from './whole-source';

/** What a first answer turned out to be. */
export type FirstAnswer =
  | { readonly kind: 'whole'; readonly list: WholeList; readonly isPage: boolean }
  | {
      readonly kind: 'paged';
      readonly source: PagedSource;
      readonly first: readonly Row[];
      readonly can: Abilities;
      /** The first page as it is without a search or filter; null: this one had them. */
      readonly unfiltered: Unfiltered | null;
    };

type Means = {
  readonly collection: Collection;
  readonly openRows: OpenRows;
  readonly clock: Clock;
  /** What earlier probes of this collection found out, or null. */
  readonly can: Abilities | null;
  /** Told while a big list comes in. */
  readonly onProgress: (progress: { readonly bytes: number; readonly rows: number }) => void;
};

/** Asks for a collection once and tells from the answer how the rest of it is to be had. */
export const openSource = async (means: Means, wanted: Wanted, signal: AbortSignal): Promise<Result<FirstAnswer>> => {
  // what the server can is not known yet: without parameters, its answer is a whole list or a first page
  const query = means.can ? queryOf(means.can, wanted) : new URLSearchParams();
  const sink = new ListSink(means.openRows, means.onProgress);
  const got = await means.collection.get(query, signal, sink);
  if (!got.ok) {
    sink.abort();
    return got;
  }
  if (got.value.streamedBytes !== undefined || isList(got.value.body)) return wholeAnswer(means, sink, got.value);
  const parsed = pageJson(got.value.body);
  if (!parsed.ok) return parsed;
  const envelope = envelopeOf(parsed.value);
  if (!envelope) return failed(failure('malformed-answer', 'Neither a list nor a page of one'));
  const path = pathToRows(parsed.value, envelope.rows) ?? [];
  return pagedAnswer(means, { wanted, query, envelope, body: got.value.body, path }, signal);
};

const wholeAnswer = async (
  { clock }: Means,
  sink: ListSink,
  { body, streamedBytes }: HttpAnswer,
): Promise<Result<FirstAnswer>> => {
  if (streamedBytes !== undefined || body.length > PARSED_HERE_BYTES) {
    if (streamedBytes === undefined) await sink.write(body);
    const rows = await sink.end();
    return rows.ok ? ok({ kind: 'whole', list: new WholeList(rows.value, clock.now(), null), isPage: false }) : rows;
  }
  const rows = rowsIn(body);
  if (!rows.ok) return rows;
  const list = new WholeList(rows.value, clock.now(), { body, path: [] });
  return ok({ kind: 'whole', list, isPage: false });
};

/** All of what a few rows are; of more the first, from which the columns are told, and the rest when it is asked for. */
const rowsIn = (body: Uint8Array): Result<RowSet> => {
  const start = headOf(body, NAMES_FROM_ROWS);
  const head = parseRows(start ?? body);
  if (!head.ok) return head;
  return ok(start ? new UnreadRowSet({ list: body, head: head.value }) : new InMemoryRowSet(head.value));
};

type FirstPage = {
  readonly wanted: Wanted;
  readonly query: URLSearchParams;
  readonly envelope: Envelope;
  readonly body: Uint8Array;
  /** Where in the page its rows are. */
  readonly path: readonly string[];
};

const pagedAnswer = async (
  { collection, clock, can }: Means,
  { wanted, query, envelope, body, path }: FirstPage,
  signal: AbortSignal,
): Promise<Result<FirstAnswer>> => {
  const style = styleOf(envelope);
  const isAll = envelope.next === null && envelope.previous === null;
  // one page that holds everything, and was neither searched nor filtered: as good as a whole list
  const isPlain = query.get('search') === null && (can === null || wanted.parameters.toString() === '');
  if (isAll && isPlain) {
    const list = new WholeList(new InMemoryRowSet(envelope.rows), clock.now(), { body, path });
    return ok({ kind: 'whole', list, isPage: true });
  }
  if (!style && !isAll) return failed(failure('malformed-answer', 'Pages that are linked in no known way'));
  const abilities = can ?? (style ? await probeAbilities(collection, style, envelope, signal) : null);
  if (signal.aborted) return failed(failure('cancelled', 'Cancelled'));
  const known = abilities ?? { order: 'none', search: 'none' };
  const asked = queryOf(known, wanted);
  let first = envelope;
  if (asked.toString() !== query.toString()) {
    const again = await collection.getJson(asked, signal);
    if (!again.ok) return again;
    const page = envelopeOf(again.value);
    if (!page) return failed(failure('malformed-answer', 'Neither a list nor a page of one'));
    first = page;
  }
  const source = new PagedSource({ collection, clock, style: styleOf(first), query: asked, first, can: known });
  const unfiltered = isPlain ? { first: envelope, isLimited: style?.kind === 'limit-offset' } : null;
  return ok({ kind: 'paged', source, first: first.rows, can: known, unfiltered });
};
