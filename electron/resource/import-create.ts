import type { Wire } from '../contract/declare';
import type { Row } from '../contract/resource';
import { type ErrorCode, type Failure, failure } from '../contract/result';
import type { HttpAnswer, JsonBody } from '../http/http';
import { parseJson } from '../rows/array-parser';
import type { Collection } from './collection';
import { lookUp, tellingField } from './import-lookup';
import { isRecord } from './wire';

/** What became of a row. `stop`: nothing yet, and no other row would fare better now. */
export type Fate =
  | { readonly kind: 'created' }
  | { readonly kind: 'refused' | 'unknown'; readonly words: string }
  | { readonly kind: 'stop'; readonly failure: Failure };

type RowToCreate = { readonly row: number; readonly values: { readonly [field: string]: Wire } };

/** Of this one row. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['invalid-fields', 'bad-header']);
/** The request never left, or DRF turned it away before it ran (throttles and authentication come first, views.py). */
const NOT_DONE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'throttled',
  'refused',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'connection-refused',
  'host-unknown',
  'unreachable',
  'certificate',
  'proxy-refused',
  'redirected',
  'not-signed-in',
  'already-expired',
  'not-renewable',
  'keychain-locked',
  'busy',
]);
const SECOND_LOOK_MS = 2_000;
const MOST_KEYS = 200_000;

/** Twice where the server may still be at it. */
type Doubt = { readonly failure: Failure; readonly looks: 1 | 2 };

type Needs = {
  readonly collection: Collection;
  readonly types: ReadonlyMap<string, string>;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Rows that an earlier run may have sent. */
  readonly doubted: readonly number[];
};

/** Creates rows one by one. One whose answer was lost is in doubt: it is looked up, and never sent again blindly. */
export class Creator {
  readonly #needs: Needs;
  readonly #inDoubt = new Map<number, Doubt>();
  /** Keys of what was created here: an equal row among them is not the one that is looked for. */
  readonly #keys = new Set<string>();

  constructor(needs: Needs) {
    this.#needs = needs;
    for (const row of needs.doubted) this.doubt(row);
  }

  /** The row may have been sent. */
  doubt(row: number): void {
    this.#inDoubt.set(row, { failure: failure('outcome-unknown', 'Latchkey ended meanwhile'), looks: 1 });
  }

  get doubted(): readonly number[] {
    return [...this.#inDoubt.keys()];
  }

  async create(given: RowToCreate, signal: AbortSignal): Promise<Fate> {
    const doubt = this.#inDoubt.get(given.row);
    if (doubt) {
      const fate = await this.#settle(given, doubt, signal);
      if (fate) return fate;
    }
    const sent = await this.#needs.collection.post(bodyOf(given.values), signal);
    if (sent.ok) {
      this.#inDoubt.delete(given.row);
      this.#remember(sent.value);
      return { kind: 'created' };
    }
    const { error } = sent;
    if (REFUSALS.has(error.code) || isOfTheRow(error)) return { kind: 'refused', words: wordsOf(error) };
    if (NOT_DONE.has(error.code)) return { kind: 'stop', failure: error };
    const fresh: Doubt = { failure: error, looks: 2 };
    this.#inDoubt.set(given.row, fresh);
    // a pause that was asked for is no reason to look at once: the row waits for the next run
    if (signal.aborted) return { kind: 'stop', failure: failure('cancelled', 'Stopped') };
    return (await this.#settle(given, fresh, signal)) ?? { kind: 'stop', failure: error };
  }

  /** Null: it is certainly not there, and may be sent. */
  async #settle(given: RowToCreate, { failure: doubt, looks }: Doubt, signal: AbortSignal): Promise<Fate | null> {
    const { collection, types, pause } = this.#needs;
    const field = tellingField(given.values, types);
    const unknown = (): Fate => {
      this.#inDoubt.delete(given.row);
      return { kind: 'unknown', words: wordsOf(doubt) };
    };
    if (field === null) return unknown();
    const isOurs = (row: Row): boolean => this.#keys.has(keyOf(row));
    for (let look = 1; look <= looks; look += 1) {
      const found = await lookUp(collection, { values: given.values, field, isOurs }, signal);
      if (!found.ok) return { kind: 'stop', failure: found.error };
      if (found.value === 'cannot-tell') return unknown();
      if (found.value === 'there') {
        this.#inDoubt.delete(given.row);
        return { kind: 'created' };
      }
      if (look < looks) await pause(SECOND_LOOK_MS, signal);
      if (signal.aborted) return { kind: 'stop', failure: failure('cancelled', 'Stopped') };
    }
    this.#inDoubt.delete(given.row);
    // its own code failed at this row, and would again
    return doubt.server?.status === 500 ? { kind: 'refused', words: wordsOf(doubt) } : null;
  }

  #remember({ body }: HttpAnswer): void {
    if (this.#keys.size >= MOST_KEYS) return;
    const value = parseJson(body);
    if (value.ok && isRecord(value.value)) this.#keys.add(keyOf(value.value));
  }
}

const keyOf = (row: Row): string => JSON.stringify(row['id'] ?? row['pk'] ?? row['url'] ?? row['uuid'] ?? row);

/** A refusal with another status, such as 409 or 413, says so of the row that was sent. */
const isOfTheRow = ({ server }: Failure): boolean =>
  server !== undefined &&
  server.status >= 400 &&
  server.status < 500 &&
  ![401, 403, 404, 405, 407, 408, 429].includes(server.status);

/** The server's own words by field, else what happened. */
const wordsOf = ({ fields, server, code, message }: Failure): string => {
  if (fields)
    return Object.entries(fields)
      .map(([name, words]) => `${name}: ${words.join(' ')}`)
      .join('; ');
  if (server) return `${server.status} ${server.words}`.trim();
  return `${code}: ${message}`;
};

const bodyOf = (value: Wire): JsonBody => {
  if (value === undefined) return null;
  if (isList(value)) return value.map(bodyOf);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, bodyOf(member)]));
};

const isList = (value: Wire): value is readonly Wire[] => Array.isArray(value);
