import * as v from 'valibot';
import type { StartChild } from '../child/child';
import { ChildCalls } from '../child/child-calls';
import type { Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { type RowQuery, type RowSet, RowsGone } from './row-set';

/** Turns the bytes of a bare JSON array into rows at hand. Fails with `malformed-answer`, or `gone` when its process ended. */
export type OpenRows = (bytes: Uint8Array) => Promise<Result<RowSet>>;

const LOAD_TIMEOUT_MS = 120_000;
const QUERY_TIMEOUT_MS = 60_000;
const RANGE_TIMEOUT_MS = 20_000;

const loaded = v.nullable(v.strictObject({ total: v.number(), names: v.array(v.string()) }));
const queried = v.strictObject({ total: v.number() });

/** Our own process made these from JSON; a million values are not checked one by one again. */
const isRows = (value: unknown): value is readonly Row[] => Array.isArray(value);

/** Rows in the rows process: started with the first set, ended with the last. */
export const openRowsWith = (start: StartChild): OpenRows => {
  const calls = new ChildCalls({ start });
  let open = 0;
  let lastId = 0;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };
  const left = (): void => {
    open -= 1;
    if (open === 0) calls.close();
  };

  /** The answer, or a rejection with `RowsGone` when there is no process that could give it. */
  const ask = async (name: string, args: unknown, timeoutMs: number): Promise<unknown> => {
    const outcome = await calls.call(name, args, timeoutMs);
    if (outcome.kind === 'answered') return outcome.value;
    throw new RowsGone(outcome.kind === 'threw' ? outcome.message : outcome.kind);
  };

  /** A process that is not there has nothing to close, and must not be started for it. */
  const tell = (name: string, args: unknown): void => {
    if (calls.isRunning) void calls.call(name, args, RANGE_TIMEOUT_MS);
  };

  const rowSet = (setId: number, { total, names }: { total: number; names: readonly string[] }): RowSet => {
    let isClosed = false;
    return {
      total,
      names,
      query: async (query): Promise<RowQuery> => {
        const queryId = nextId();
        const answer = v.parse(queried, await ask('query', { setId, queryId, ...query }, QUERY_TIMEOUT_MS));
        return {
          total: answer.total,
          range: async (from, count) => {
            const rows = await ask('range', { queryId, from, count }, RANGE_TIMEOUT_MS);
            return isRows(rows) ? rows : [];
          },
          close: () => tell('close-query', { queryId }),
        };
      },
      close: () => {
        if (isClosed) return;
        isClosed = true;
        tell('close-set', { setId });
        left();
      },
    };
  };

  return async (bytes) => {
    open += 1;
    const setId = nextId();
    const outcome = await calls.call('load', { setId, bytes }, LOAD_TIMEOUT_MS);
    if (outcome.kind === 'answered') {
      const answer = v.parse(loaded, outcome.value);
      if (answer) return ok(rowSet(setId, answer));
    }
    left();
    return outcome.kind === 'answered'
      ? failed(failure('malformed-answer', 'The answer is not a list in JSON'))
      : failed(failure('gone', `The rows process could not read the list: ${outcome.kind}`));
  };
};
