import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { RowDetail } from '../../electron/contract/edits';
import type { Field, Row } from '../../electron/contract/resource';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';
import type { Consent } from './consent';
import type { Draft } from './drafts';
import type { Errors } from './field-input';
import type { Input, Inputs } from './field-values';
import { changedIn, changedThere, hasAll, toSend, typedOfAll, type Values } from './form-state';
import { useStore, useUnsaved } from './unsaved';
import { useRowWritten } from './use-row-written';

export type Target = {
  /** Null: a new row. */
  readonly key: string | null;
  /** The row as the server has it now, where that is known to differ from what was edited. */
  readonly current?: Row;
};

/** Why what was typed is not saved yet. */
export type Problem =
  | { readonly kind: 'refused'; readonly failure: Failure; readonly method: 'POST' | 'PATCH' }
  | { readonly kind: 'unknown'; readonly sent: Values; readonly verdict: 'none' | 'not-saved' }
  | { readonly kind: 'gone' };

export type Conflict = { readonly current: Row; readonly choices: Readonly<Record<string, 'mine' | 'theirs'>> };

export type RowForm = {
  readonly key: string | null;
  readonly fields: readonly Field[];
  /** What the server had when the editing began; null for a new row. */
  readonly base: Row | null;
  readonly typed: Inputs;
  readonly changed: readonly Field[];
  readonly detail: RowDetail | null;
  readonly isLoading: boolean;
  readonly loadFailure: Failure | null;
  readonly isSaving: boolean;
  readonly problem: Problem | null;
  readonly conflict: Conflict | null;
  readonly errors: Errors;
  readonly setInput: (name: string, input: Input) => void;
  readonly choose: (choices: Conflict['choices']) => void;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
  readonly reload: () => void;
  /** After an answer that was lost: asks the server what it has. */
  readonly compare: () => Promise<void>;
  /** Turns the form of a row that is gone into one for a new row. */
  readonly again: () => void;
};

type Needs = {
  readonly profileId: string;
  readonly path: string;
  readonly target: Target;
  /** Of the list: what a new row has, and an existing one until its own answer is here. */
  readonly fields: readonly Field[];
  /** The row as the list shows it. */
  readonly shownRow: Row | null;
  readonly consent: Consent;
  readonly keyOf: (row: Row) => string | null;
  /** The server took it. */
  readonly onSaved: (row: Row, key: string | null) => void;
};

const nothingTyped: Inputs = {};

/** One row being edited, or one that is to be created. What was typed is a draft until the server has it. */
export const useRowForm = (needs: Needs): RowForm => {
  const { profileId, path, target, consent, keyOf, onSaved } = needs;
  const bridge = useBridge();
  const { drafts } = useUnsaved();
  const [key, setKey] = useState(target.key);
  const [detail, setDetail] = useState<RowDetail | null>(null);
  const [loadFailure, setLoadFailure] = useState<Failure | null>(null);
  const [isLoading, setLoading] = useState(target.key !== null);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [localErrors, setLocalErrors] = useState<Errors>({});
  const [conflict, setConflict] = useState<Conflict | null>(
    target.current ? { current: target.current, choices: {} } : null,
  );
  const [loads, reload] = useReducer((count: number) => count + 1, 0);
  const [savedRow, setSavedRow] = useState<Row | null>(null);
  const isBusy = useRef(false);

  const kept = useStore(drafts, () => drafts.draftOf(profileId, path));
  const draft: Draft | null = kept?.key === key ? kept : null;
  const typed = draft?.typed ?? nothingTyped;
  const fields = detail?.fields ?? draft?.fields ?? needs.fields;
  const known = savedRow ?? detail?.row ?? needs.shownRow;
  // A list may show less of a row than the row itself has.
  const base = key === null ? null : draft?.base ? { ...known, ...draft.base } : known;
  const changed = changedIn(fields, typed, base);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `loads` asks again
  useEffect(() => {
    if (key === null) return;
    const call = bridge['resource:row']({ profileId, path, key });
    setLoading(true);
    void call.result.then((answer) => {
      if (!answer.ok && answer.error.code === 'cancelled') return;
      setLoading(false);
      if (answer.ok) {
        setDetail(answer.value);
        setSavedRow(null);
        setLoadFailure(null);
      } else if (answer.error.code === 'not-found') setProblem({ kind: 'gone' });
      else setLoadFailure(answer.error);
    });
    return () => call.cancel();
  }, [bridge, profileId, path, key, loads]);

  useRowWritten(profileId, path, key, reload);

  const setTyped = useCallback(
    (next: Inputs, from: Row | null, at: string | null): void => {
      if (Object.keys(next).length === 0) drafts.drop(profileId, path);
      else drafts.keep({ profileId, path, key: at, base: from, fields, typed: next });
    },
    [drafts, profileId, path, fields],
  );

  const setInput = (name: string, input: Input): void => {
    const next = { ...typed, [name]: input };
    const field = fields.find((one) => one.name === name);
    // Back at the server's value: nothing of it is unsaved.
    const isBack = field && changedIn([field], next, base).length === 0;
    setTyped(isBack ? without(next, name) : next, base, key);
  };

  const settled = (row: Row, sent: Inputs): void => {
    const now = drafts.draftOf(profileId, path);
    const since = Object.entries(now?.key === key ? now.typed : {}).filter(([name, input]) => input !== sent[name]);
    // What was typed while it was on its way is not saved yet.
    if (since.length > 0)
      drafts.keep({ profileId, path, key: keyOf(row), base: row, fields, typed: Object.fromEntries(since) });
    else drafts.drop(profileId, path);
    setSavedRow(row);
    setProblem(null);
    setConflict(null);
    setLocalErrors({});
    onSaved(row, key);
  };

  const send = async (values: Values, from: Row | null, mine: Inputs): Promise<void> => {
    const method = key === null ? 'POST' : 'PATCH';
    const agreed = await consent.ask(method, detail?.url ?? null, key);
    if (agreed === null) return;
    setSaving(true);
    const { confirmed } = agreed;
    const call =
      key === null
        ? bridge['resource:create']({ profileId, path, values, confirmed })
        : bridge['resource:change']({ profileId, path, key, base: from, values, overwrite: false, confirmed });
    const answer = await call.result;
    setSaving(false);
    if (answer.ok) {
      settled(answer.value, mine);
      return;
    }
    const { error } = answer;
    if (error.code === 'conflict' && error.current) {
      setProblem(null);
      setConflict({ current: error.current, choices: {} });
    } else if (error.code === 'outcome-unknown') setProblem({ kind: 'unknown', sent: values, verdict: 'none' });
    else if (error.code === 'not-found' && key !== null) setProblem({ kind: 'gone' });
    else if (error.code !== 'cancelled') setProblem({ kind: 'refused', failure: error, method });
  };

  const save = async (): Promise<void> => {
    if (isBusy.current || (key !== null && changed.length === 0)) return;
    isBusy.current = true;
    try {
      let mine = typed;
      let from = base;
      if (conflict && base) {
        for (const [name, whose] of Object.entries(conflict.choices))
          if (whose === 'theirs') mine = without(mine, name);
        from = conflict.current;
        setConflict(null);
        setSavedRow(from);
        setTyped(mine, from, key);
        if (changedIn(fields, mine, from).length === 0) {
          settled(from, mine);
          return;
        }
      }
      const ready = toSend(fields, mine, from);
      setLocalErrors(ready.ok ? {} : ready.errors);
      if (ready.ok) await send(ready.values, from, mine);
    } finally {
      isBusy.current = false;
    }
  };

  const compare = async (): Promise<void> => {
    if (problem?.kind !== 'unknown' || key === null) return;
    const answer = await bridge['resource:row']({ profileId, path, key }).result;
    if (answer.ok && hasAll(answer.value.row, problem.sent)) settled(answer.value.row, typed);
    else if (answer.ok) setProblem({ ...problem, verdict: 'not-saved' });
    else if (answer.error.code === 'not-found') setProblem({ kind: 'gone' });
    else setLoadFailure(answer.error);
  };

  const serverErrors = problem?.kind === 'refused' ? problem.failure.fields : undefined;
  return {
    ...{ key, fields, base, typed, changed, detail, isLoading, loadFailure, isSaving, problem, conflict },
    errors: Object.keys(localErrors).length > 0 ? localErrors : (serverErrors ?? {}),
    ...{ setInput, save, compare, reload },
    choose: (choices) => setConflict((before) => before && { ...before, choices: { ...before.choices, ...choices } }),
    discard: () => {
      drafts.drop(profileId, path);
      setProblem(null);
      setConflict(null);
      setLocalErrors({});
    },
    again: () => {
      if (!base) return;
      setProblem(null);
      setKey(null);
      drafts.keep({ profileId, path, key: null, base: null, fields, typed: typedOfAll(fields, typed, base) });
    },
  };
};

const without = (inputs: Inputs, name: string): Inputs =>
  Object.fromEntries(Object.entries(inputs).filter(([at]) => at !== name));

/** Fields that have to be decided: changed here and there. */
export const disputed = ({ conflict, changed, base }: RowForm): readonly Field[] => {
  if (!conflict || !base) return [];
  const there = new Set(changedThere(changed, base, conflict.current).map(({ name }) => name));
  return changed.filter(({ name }) => there.has(name));
};
