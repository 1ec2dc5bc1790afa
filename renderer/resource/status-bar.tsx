import { type ReactElement, useEffect, useState } from 'react';
import type { LoadingView } from '../../electron/contract/transfer';
import { Button } from '../ui/button';
import { useNow } from '../ui/now';
import { words } from '../words/catalogue';
import { clockTime, number, relative } from '../words/human';
import { transferWords } from '../words/transfers';
import type { LoadingPhase } from './use-loading-phase';
import type { Shown } from './use-resource';

type StatusBarProps = {
  readonly shown: Shown | null;
  readonly isStale: boolean;
  /** Rows in sight, `end` exclusive. */
  readonly seen: { readonly from: number; readonly end: number };
  /** Null: all of a list whose length nobody knows. */
  readonly selected: number | null;
  readonly phase: LoadingPhase;
  /** How much of a big list has come. */
  readonly coming: LoadingView | null;
  /** Seconds between reloads by themselves; 0: none. */
  readonly reloadSeconds: number;
  readonly onStop: () => void;
  readonly onGoTo: (row: number) => void;
};

export const StatusBar = (props: StatusBarProps): ReactElement => {
  const { shown, isStale, seen, selected, phase, coming, reloadSeconds, onStop, onGoTo } = props;
  const text = words.resource.status;
  const isEmpty = shown?.rows.total === 0;
  return (
    <footer className="statusbar">
      <span role="status" aria-label={text.label} aria-live="off">
        {shown ? rangeText(shown, seen) : phase === 'busy' || phase === 'slow' ? text.loadingFirst : text.none}
      </span>
      <Found shown={shown} />
      {selected !== null && selected > 0 && <span className="muted">{words.resource.selection.count(selected)}</span>}
      {(coming !== null || phase === 'slow') && (
        <>
          {coming ? (
            // not a status: it changes ten times a second
            <span className="num">{transferWords.loading((coming.bytes / 1e6).toFixed(1), coming.rows)}</span>
          ) : (
            <span role="status">{text.slow}</span>
          )}
          <Button size="s" onClick={onStop}>
            {text.stop}
          </Button>
        </>
      )}
      <span className="grow" />
      {shown && (
        <>
          <span className="muted wide">{text.style(shown.opened.style.kind, shown.opened.style.pageSize)}</span>
          {hereText(shown) !== '' && <span className="muted wide">{hereText(shown)}</span>}
          <LoadedAt {...{ shown, isStale, phase, reloadSeconds }} />
        </>
      )}
      {shown && !isEmpty && (
        <>
          <i className="vr" />
          <GoToRow
            first={seen.from + 1}
            total={shown.rows.total}
            isDisabled={shown.opened.style.kind === 'cursor'}
            onGoTo={onGoTo}
          />
        </>
      )}
    </footer>
  );
};

/** How many rows a question found, for screen readers: the rows in sight change with each step of a scroll. */
const Found = ({ shown }: Pick<StatusBarProps, 'shown'>): ReactElement => {
  const total = shown?.rows.total ?? null;
  return (
    <span className="vh" role="status">
      {total === null ? '' : words.resource.selection.rows(total)}
    </span>
  );
};

const rangeText = ({ rows }: Shown, { from, end }: StatusBarProps['seen']): string => {
  const text = words.resource.status;
  if (rows.total === 0) return text.empty;
  if (end <= from) return text.none;
  return text.range(from + 1, end, rows.total === null ? '' : text.of(rows.total));
};

/** What of the question is answered by the window itself, over all rows. */
const hereText = ({ opened, query }: Shown): string => {
  const text = words.resource.request;
  const parts = [
    query.search !== '' && opened.search === 'local' ? text.searched : '',
    query.filters.length > 0 && opened.filtering === 'local' ? text.filtered : '',
    query.ordering !== null && opened.order === 'local' ? text.ordered : '',
  ].filter((part) => part !== '');
  const [first = '', ...rest] = parts;
  return parts.length === 0 ? '' : text.here([first.charAt(0).toUpperCase() + first.slice(1), ...rest]);
};

/** When the rows were read; how long ago that is stands in the tooltip. */
const LoadedAt = ({ shown, isStale, phase, reloadSeconds }: LoadedAtProps): ReactElement => {
  const nowMs = useNow();
  const loaded = loadedText(shown, isStale, phase);
  return (
    <span className="muted wide" title={relative(shown.rows.loadedAtMs, nowMs)}>
      {reloadSeconds === 0
        ? loaded
        : words.resource.status.reloads(loaded, words.resource.timedReload.every(reloadSeconds))}
    </span>
  );
};

type LoadedAtProps = Pick<StatusBarProps, 'isStale' | 'phase' | 'reloadSeconds'> & { readonly shown: Shown };

const loadedText = ({ rows }: Shown, isStale: boolean, phase: LoadingPhase): string => {
  const text = words.resource.status;
  const { loading } = rows;
  if (loading && (phase === 'busy' || phase === 'slow')) return text.loading(loading.from + 1, loading.end);
  const time = clockTime(rows.loadedAtMs);
  return isStale ? text.stale(time) : text.loaded(time);
};

type GoToRowProps = {
  readonly first: number;
  readonly total: number | null;
  readonly isDisabled: boolean;
  readonly onGoTo: (row: number) => void;
};

/** Shows the first row in sight until something is typed. Takes `12001`, `12,001` and `12 001`. */
const GoToRow = ({ first, total, isDisabled, onGoTo }: GoToRowProps): ReactElement => {
  const [typed, setTyped] = useState<string | null>(null);
  const text = words.resource.status;
  useEffect(() => {
    if (isDisabled) setTyped(null);
  }, [isDisabled]);
  const go = (): void => {
    const row = Number((typed ?? '').replace(/[,.\s\u00a0]/g, ''));
    if (typed !== null && Number.isSafeInteger(row) && row > 0) onGoTo(Math.min(row, total ?? row) - 1);
    setTyped(null);
  };
  return (
    <label className="row row-6" title={isDisabled ? text.goToNeedsNumbers : undefined}>
      {`${text.goTo} `}
      <span className={isDisabled ? 'input is-disabled' : 'input'}>
        <input
          aria-label={text.goTo}
          inputMode="numeric"
          readOnly={isDisabled}
          aria-disabled={isDisabled}
          value={typed ?? number(first)}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      </span>
    </label>
  );
};
