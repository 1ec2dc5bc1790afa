import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OpenedSource } from '../../../../electron/contract/resource';
import { failure } from '../../../../electron/contract/result';
import type { SessionState } from '../../../../electron/contract/session';
import type { TransferView } from '../../../../electron/contract/transfer';
import type { UpdateState } from '../../../../electron/contract/updates';
import { ErrorState } from '../../../../renderer/resource/error-state';
import { RowWindow } from '../../../../renderer/resource/row-window';
import { StatusBar } from '../../../../renderer/resource/status-bar';
import { SessionStrip } from '../../../../renderer/session-bar/session-strip';
import { StateChip } from '../../../../renderer/session-bar/state-chip';
import { UpdatesTab } from '../../../../renderer/settings/updates-tab';
import { RefusalBanner, refusalOf } from '../../../../renderer/sign-in/refusal';
import { TransferCards } from '../../../../renderer/transfers/transfer-cards';
import { type FakeBridge, fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { activeState, sampleProfile, sampleSettings, sampleView } from '../../../helpers/renderer/samples';

const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const LIVE = '[role="status"], [role="alert"], [role="log"], output, [aria-live]';

/** What each live region would say: its text without what is hidden or has a politeness of its own. */
const heard = (): readonly string[] =>
  [...document.querySelectorAll(LIVE)]
    .filter((region) => region.getAttribute('aria-live') !== 'off')
    .map((region) => {
      const copy = region.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return '';
      for (const silent of copy.querySelectorAll('[aria-hidden="true"], [aria-live="off"]')) silent.remove();
      return (copy.textContent ?? '').trim();
    });

/** What was said anew in each step. */
const listen = (steps: number, step: (at: number) => void): readonly string[] => {
  const said: string[] = [];
  let before = heard();
  for (let at = 1; at <= steps; at += 1) {
    act(() => step(at));
    const after = heard();
    said.push(...after.filter((text, index) => text !== '' && text !== before[index]));
    before = after;
  }
  return said;
};

/** Each second of a minute, as it is shown and as it is said. */
const minute = (): { readonly shown: number; readonly said: readonly string[] } => {
  let shown = 0;
  let before = document.body.textContent;
  const said = listen(60, () => {
    vi.advanceTimersByTime(1_000);
    if (document.body.textContent !== before) shown += 1;
    before = document.body.textContent;
  });
  return { shown, said };
};

const session = (state: SessionState): ReactNode => (
  <>
    <StateChip view={sampleView({ state })} onAction={() => {}} onWhyMemory={() => {}} isActing={false} />
    <SessionStrip view={sampleView({ state })} profile={sampleProfile()} onAction={() => {}} isActing={false} />
  </>
);
const active = activeState(NOW);
const waiting: SessionState = {
  ...{ kind: 'waiting', lifetime: active.lifetime, retryAtMs: NOW + 70_000 },
  failure: failure('server-failed', '', { server: { status: 503, words: '' } }),
};

describe('a minute of counting down is seen each second and said never', () => {
  const throttled = failure('throttled', '', { retryAtMs: NOW + 90_000 });
  const gone = failure('server-failed', '', { server: { status: 503, words: 'down' } });
  const cases: readonly (readonly [string, ReactNode])[] = [
    ['until the renewal', session(active)],
    ['until the next try, with its strip', session(waiting)],
    [
      'until rows are asked for again',
      <ErrorState key="e" failure={gone} name="Subscribers" path="/api/" retryAtMs={NOW + 90_000} onRetry={() => {}} />,
    ],
    ['until a sign-in may be tried again', <RefusalBanner key="r" refusal={refusalOf(throttled, 'username')} />],
  ];
  test.each(cases)('%s', (_name, part) => {
    renderWindow(fakeBridge({}), part);
    const { shown, said } = minute();
    expect(shown).toBeGreaterThan(55);
    expect(said).toEqual([]);
  });

  test('a change of state is said once, by its words', () => {
    const { rerender } = renderWindow(fakeBridge({}), session(active));
    const said = listen(3, (at) => {
      rerender(session(at === 1 ? { kind: 'renewing', lifetime: active.lifetime } : active));
    });
    expect(said).toEqual(['Renewing', 'Active']);
  });
});

const running: TransferView = {
  ...{ kind: 'export', transferId: 't1', profileId: 'p1', path: 'subscribers/', name: 'Subscribers', format: 'csv' },
  ...{ fileName: 'subscribers.csv', state: { kind: 'running' }, done: 0, total: 10_000, startedAtMs: 0, rate: 100 },
  ...{ renewals: 0, leftOut: [] },
};
const cards = (): FakeBridge => {
  const fake = fakeBridge({});
  renderWindow(fake, <TransferCards />);
  act(() => fake.fire('transfers:changed', [running]));
  return fake;
};

describe('progress', () => {
  test('an export of a hundred steps says its quarters and its end', () => {
    const fake = cards();
    const said = listen(100, (at) => {
      const state = { kind: at === 100 ? 'done' : 'running' } as const;
      fake.fire('transfers:changed', [{ ...running, done: at * 100, state }]);
    });
    expect(said).toEqual([
      'Exporting subscribers.csv 25 %',
      'Exporting subscribers.csv 50 %',
      'Exporting subscribers.csv 75 %',
      'Wrote 10,000 of 10,000 rows to subscribers.csv',
    ]);
  });

  test('why it waits is said once, not with the seconds', () => {
    const fake = cards();
    const state = { kind: 'waiting', failure: failure('throttled', ''), retryAtMs: NOW + 90_000 } as const;
    const said = listen(60, (at) => {
      if (at === 1) fake.fire('transfers:changed', [{ ...running, state }]);
      vi.advanceTimersByTime(1_000);
    });
    expect(said).toEqual(['Exporting subscribers.csv Too many attempts.']);
  });

  test('why it stopped, and what to do, is said', () => {
    const fake = cards();
    const state = { kind: 'paused', failure: failure('disk', '', { reason: 'ENOSPC' }) } as const;
    const said = listen(1, () => fake.fire('transfers:changed', [{ ...running, state }]));
    expect(said.join()).toContain('The disk is full.');
  });

  test('a download of an update says that it is there, not its hundred percents', () => {
    const fake = fakeBridge({});
    const release = { version: '2.0.0', notes: null, releasedAt: null };
    renderWindow(fake, <UpdatesTab />);
    act(() => {
      fake.fire('settings:changed', sampleSettings());
      fake.fire('updates:changed', { kind: 'downloading', release, percent: 0 });
    });
    const said = listen(100, (at) => {
      const state: UpdateState =
        at === 100 ? { kind: 'ready', release, isHeld: false } : { kind: 'downloading', release, percent: at };
      fake.fire('updates:changed', state);
    });
    expect(said).toEqual([expect.stringContaining('2.0.0')]);
  });
});

test('a scroll says nothing, another count of rows is said', () => {
  const bar = (from: number, total: number): ReactNode => {
    const first = { from: 0, rows: [], total, loadedAtMs: NOW };
    const opened: OpenedSource = {
      ...{ sourceId: 's1', style: { kind: 'page-number', pageSize: 50 }, order: 'server', search: 'server' },
      ...{ total, loadedAtMs: NOW, filtering: 'none', filters: [], orderingFields: null, keyField: 'id' },
      ...{ fields: [], can: { create: true }, first },
    };
    const rows = new RowWindow({
      ...{ pageSize: 50, first, onChange: () => {} },
      read: () => ({ result: new Promise(() => {}), cancel: () => {} }),
    });
    return (
      <StatusBar
        shown={{ opened, rows, query: { search: '', filters: [], ordering: null } }}
        seen={{ from, end: from + 20 }}
        {...{ isStale: false, selected: 0, phase: 'idle', coming: null, reloadSeconds: 0 }}
        {...{ onStop: () => {}, onGoTo: () => {} }}
      />
    );
  };
  const { rerender } = renderWindow(fakeBridge({}), bar(0, 500));
  expect(listen(50, (at) => rerender(bar(at * 3, 500)))).toEqual([]);
  expect(document.body.textContent).toContain('Rows 151–170 of 500');
  expect(listen(1, () => rerender(bar(0, 3)))).toEqual(['3 rows']);
});
