import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Asked } from '../../../../electron/contract/bridge';
import type { OpenedSource, Row } from '../../../../electron/contract/resource';
import { type Failure, failed, failure, ok, type Result } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import { BridgeProvider } from '../../../../renderer/bridge/bridge-context';
import { ResourcePanel } from '../../../../renderer/resource/resource-panel';
import { ToastProvider } from '../../../../renderer/ui/toasts';
import { fakeBridge } from '../../../helpers/fake-bridge';

const rowOf = (index: number): Row => ({
  id: index + 1,
  name: `Name ${index + 1}`,
  age: 18 + (index % 60),
  email: `user${index + 1}@example.org`,
});
const field = (name: string, label: string, type: OpenedSource['fields'][number]['type']) => ({
  name,
  label,
  type,
  required: false,
  readOnly: false,
});

let opened = 0;
const source = (total: number, more: Partial<OpenedSource> = {}): OpenedSource => {
  opened += 1;
  const rows = Array.from({ length: Math.min(total, 200) }, (_, index) => rowOf(index));
  return {
    sourceId: `source-${opened}`,
    style: { kind: 'whole', pageSize: null },
    ...{
      order: 'local',
      search: 'local',
      filtering: 'local',
      filters: [],
      orderingFields: null,
      keyField: 'id',
      total,
      loadedAtMs: new Date(2026, 10, 25, 14, 2, 31).getTime(),
    },
    fields: [
      field('id', 'ID', 'integer'),
      field('name', 'Name', 'string'),
      field('age', 'Age', 'integer'),
      field('email', 'Email', 'email'),
    ],
    can: { create: false },
    first: { from: 0, rows, total, loadedAtMs: new Date(2026, 10, 25, 14, 2, 31).getTime() },
    ...more,
  };
};

beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
});

type Open = (asked: Asked<'resource:open'>) => Result<OpenedSource> | Promise<Result<OpenedSource>>;

const show = async (open: Open) => {
  const fake = fakeBridge({
    'resource:open': open,
    'resource:read': ({ from, count }) =>
      ok({
        from,
        rows: Array.from({ length: count }, (_, offset) => rowOf(from + offset)),
        total: null,
        loadedAtMs: 0,
      }),
    'resource:close': () => ok(null),
    'desktop:copy': () => ok(null),
  });
  render(
    <BridgeProvider bridge={fake.bridge}>
      <ToastProvider>
        <ResourcePanel
          profileId="p1"
          path="subscribers/"
          serverAddress="https://api.example.test/api/"
          origins={['https://api.example.test']}
          onFollow={() => {}}
          wanted={null}
        />
      </ToastProvider>
    </BridgeProvider>,
  );
  await act(async () => {});
  return fake;
};
const status = (): string => screen.getByRole('status', { name: 'Rows shown' }).textContent ?? '';

describe('rows', () => {
  test('columns by the server’s labels, rows in sight and their number', async () => {
    await show(() => ok(source(1_000)));
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      '',
      'ID',
      'Name',
      'Age',
      'Email',
    ]);
    expect(screen.getByRole('gridcell', { name: 'user3@example.org' })).toBeTruthy();
    expect(status()).toBe('Rows 1–10 of 1,000');
    expect(screen.getByText('Whole list')).toBeTruthy();
    expect(screen.getByText('Loaded 14:02:31')).toBeTruthy();
  });

  test('a press on a header: opened in that order, old rows until the new ones are here', async () => {
    let settle: (result: Result<OpenedSource>) => void = () => {};
    const fake = await show((asked) =>
      asked.ordering
        ? new Promise((resolve) => {
            settle = resolve;
          })
        : ok(source(1_000)),
    );
    fireEvent.click(screen.getByRole('columnheader', { name: 'Age' }));
    await act(async () => {});
    expect(fake.askedFor('resource:open').at(-1)?.ordering).toEqual({ field: 'age', descending: false });
    expect(screen.getByRole('gridcell', { name: 'Name 1' })).toBeTruthy();
    await act(async () => settle(ok(source(7))));
    expect(status()).toBe('Rows 1–7 of 7');
    expect(fake.askedFor('resource:close')).toHaveLength(1);
  });

  test('reload: asked fresh', async () => {
    const fake = await show(() => ok(source(50)));
    fireEvent.click(screen.getByRole('button', { name: 'Reload subscribers' }));
    await act(async () => {});
    expect(fake.askedFor('resource:open').map(({ fresh }) => fresh)).toEqual([false, true]);
  });

  test('cursor pages: go to row is off and says why', async () => {
    await show(() => ok(source(100, { style: { kind: 'cursor', pageSize: 100 }, total: null })));
    const input = screen.getByRole('textbox', { name: 'Go to row' });
    expect(input.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByTitle(/pages by cursor/)).toBeTruthy();
  });

  test('checked rows: counted, copied as JSON, cleared', async () => {
    const fake = await show(() => ok(source(50)));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select subscriber 2' }));
    const bar = screen.getByRole('toolbar', { name: 'Selection' });
    await act(async () => fireEvent.click(within(bar).getByRole('button', { name: 'Copy as JSON' })));
    expect(JSON.parse(fake.askedFor('desktop:copy')[0]?.text ?? '')).toEqual([rowOf(1)]);
    fireEvent.click(within(bar).getByRole('button', { name: 'Clear' }));
    expect(screen.queryByRole('toolbar', { name: 'Selection' })).toBeNull();
  });
});

describe('search', () => {
  test('Enter sends at once; nothing found is said with the text, and can be cleared', async () => {
    const fake = await show((asked) => ok(source(asked.search === '' ? 50 : 0)));
    const input = screen.getByRole('searchbox', { name: 'Search subscribers' });
    fireEvent.change(input, { target: { value: 'zzyzx' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    await act(async () => {});
    expect(fake.askedFor('resource:open').at(-1)?.search).toBe('zzyzx');
    expect(screen.getByRole('heading', { name: 'No subscriber matches' })).toBeTruthy();
    expect(status()).toBe('0 rows');
    fireEvent.click(screen.getByRole('button', { name: 'Clear search' }));
    await act(async () => {});
    expect(status()).toBe('Rows 1–10 of 50');
  });

  test('a server that does not search: no field', async () => {
    await show(() => ok(source(50, { search: 'none' })));
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  test('a list without rows: said so', async () => {
    await show(() => ok(source(0)));
    expect(screen.getByRole('heading', { name: 'No subscribers yet' })).toBeTruthy();
  });
});

describe('what the server says instead', () => {
  const cases: readonly (readonly [Failure, string, string])[] = [
    [
      failure('forbidden', '', {
        server: { status: 403, words: 'You do not have permission to perform this action.' },
      }),
      'You are signed in, but not allowed to see subscribers',
      'You do not have permission to perform this action.',
    ],
    [failure('not-found', '', { server: { status: 404, words: '' } }), 'There is no subscribers at subscribers/', ''],
    [
      failure('method-not-allowed', '', { server: { status: 405, words: '' } }),
      'The server does not allow GET here',
      '',
    ],
    [
      failure('server-failed', '', { server: { status: 502, words: '' } }),
      'The server failed (502 Bad Gateway)',
      'It is not your token',
    ],
    [
      failure('not-json', '', { server: { status: 200, words: '', contentType: 'text/html' } }),
      'The server answered with text/html, not JSON',
      '',
    ],
    [failure('too-large', ''), 'The answer is larger than 1,024 MB', ''],
  ];
  for (const [problem, title, words] of cases)
    test(`${problem.code}: ${title}`, async () => {
      await show(() => failed(problem));
      const alert = screen.getByRole('alert');
      expect(within(alert).getByRole('heading', { name: title })).toBeTruthy();
      expect(alert.textContent).toContain(words);
      expect(status()).toBe('No rows');
    });

  test('Try again: asked fresh, and rows take its place', async () => {
    let isDown = true;
    await show(() => (isDown ? failed(failure('forbidden', '')) : ok(source(5))));
    isDown = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await act(async () => {});
    expect(status()).toBe('Rows 1–5 of 5');
  });

  test('a reload that fails: the rows stay, marked as stale', async () => {
    await show((asked) =>
      asked.fresh ? failed(failure('connection-lost', '', { host: 'api.example.test' })) : ok(source(50)),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Reload subscribers' }));
    await act(async () => {});
    expect(status()).toBe('Rows 1–10 of 50');
    expect(screen.getByText('Loaded 14:02:31, stale')).toBeTruthy();
  });

  test('signed in again: what failed for want of a session is asked again', async () => {
    let isOut = true;
    const fake = await show(() => (isOut ? failed(failure('not-signed-in', '')) : ok(source(5))));
    const view = (kind: 'active' | 'expired'): readonly SessionView[] => {
      const base = {
        profileId: 'p1',
        user: 'maria',
        keeping: { kind: 'keychain' },
        clock: null,
        generation: 1,
        tokens: [],
        diaryLength: 0,
      } as const;
      const lifetime = { expiresAtMs: null };
      const state: SessionView['state'] =
        kind === 'active' ? { kind, lifetime, renewsAtMs: null } : { kind, lifetime, why: 'asleep' };
      return [{ ...base, state }];
    };
    await act(async () => fake.fire('sessions:changed', view('expired')));
    isOut = false;
    await act(async () => fake.fire('sessions:changed', view('active')));
    expect(status()).toBe('Rows 1–5 of 5');
  });
});

describe('waiting', () => {
  test('nothing before 150 ms, then a spinner that stops; after 5 s a word, after 30 s the choice', async () => {
    vi.useFakeTimers();
    try {
      const fake = await show(() => new Promise(() => {}));
      expect(screen.queryByRole('button', { name: 'Stop loading' })).toBeNull();
      await act(async () => vi.advanceTimersByTime(160));
      expect(screen.getByRole('button', { name: 'Stop loading' })).toBeTruthy();
      expect(
        screen.getByRole('status', { name: 'Loading subscribers' }).querySelectorAll('.sk').length,
      ).toBeGreaterThan(50);
      await act(async () => vi.advanceTimersByTime(5_000));
      expect(screen.getByText('Still waiting for the server')).toBeTruthy();
      await act(async () => vi.advanceTimersByTime(25_000));
      expect(screen.getByRole('alert').textContent).toContain('The server did not answer within 30 s');
      expect(fake.asked.find(({ name }) => name === 'resource:open')?.isCancelled).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
