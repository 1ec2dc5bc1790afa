import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const { made, answers, app } = await vi.hoisted(() => import('./fake-windows'));
vi.mock('electron', () => ({
  app,
  BrowserWindow: made.FakeWindow,
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  nativeTheme: {},
  dialog: {
    showMessageBox: async () => {
      answers.asked += 1;
      return { response: answers.button };
    },
  },
}));

import { defaultSettings } from '../../../../electron/contract/default-settings';
import { systemWords } from '../../../../electron/desktop/system-words';
import type { BesidePlace, Place } from '../../../../electron/store/window-place';
import { OpenWindows } from '../../../../electron/window/open-windows';
import { sampleProfile } from '../../../helpers/renderer/samples';
import { MemoryLog } from '../ipc/fake-ipc';

beforeEach(() => {
  made.length = 0;
  app.removeAllListeners();
  Object.assign(answers, { button: 0, asked: 0 });
});

const staged = (saved: Place | null = null, transfers = 0, beside: readonly BesidePlace[] = []) => {
  let nowMs = 1_000_000;
  const remembered: (string | null)[] = [];
  const kept: { readonly first: Place | null; readonly beside: readonly BesidePlace[] }[] = [];
  const told: WebContents[] = [];
  const known = [sampleProfile({ id: 'ana' }), sampleProfile({ id: 'bob' })];
  const windows = new OpenWindows({
    profiles: {
      get view() {
        return { profiles: known, shownId: remembered.at(-1) ?? 'ana' };
      },
      get: (id) => known.find((one) => one.id === id) ?? null,
      show: async (id) => void remembered.push(id),
    },
    settings: { value: defaultSettings, onChange: () => () => {} },
    place: { value: saved, beside, keep: (first, others) => void kept.push({ first, beside: others }) },
    ...{ preload: '', platform: 'linux', log: new MemoryLog(), now: () => nowMs, language: () => 'en' },
    say: () => systemWords.en,
    transfersUnderWay: () => transfers,
    finishDeletions: () => {},
    onShown: (page) => void told.push(page),
  });
  const entry = (index: number) => {
    const page = windows.pages[index];
    const found = page && windows.of(page);
    if (!found) throw new Error(`no window ${index}`);
    return found;
  };
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { windows, remembered, kept, told, entry, pass };
};
const bounds = { x: 10, y: 20, width: 1000, height: 700 };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('which profile a window shows', () => {
  it('the first one the remembered; a further one its own, and a switch there tells it alone', async () => {
    const { windows, remembered, told, entry } = staged();
    windows.open();
    windows.open('ana');
    const [first, second] = [entry(0), entry(1)];
    await windows.show(second, 'bob');
    expect([remembered, second.ownId, told]).toEqual([[], 'bob', [second.window.webContents]]);
    expect([windows.isShownElsewhere('bob'), windows.isShownElsewhere('ana')]).toEqual([true, false]);
    await windows.show(first, 'bob');
    expect([remembered, told.length]).toEqual([['bob'], 1]);
    await windows.show(second, 'gone');
    expect(second.ownId).toBeNull();
  });

  it('those beside one that show its profile: told apart from it and from those on another', async () => {
    const { windows, entry } = staged();
    windows.open();
    windows.open('ana');
    windows.open('bob');
    const [first, second, third] = [entry(0), entry(1), entry(2)];
    expect(windows.othersShowing('ana', first)).toEqual([second.window.webContents]);
    expect(windows.othersShowing('ana', second)).toEqual([first.window.webContents]);
    expect(windows.othersShowing('bob', third)).toEqual([]);
    await windows.show(first, 'bob');
    expect(windows.othersShowing('ana', second)).toEqual([]);
  });

  it('brought up: the window that shows it, else the one that had the focus last, which then does', async () => {
    const { windows, remembered } = staged();
    windows.open();
    windows.open('bob');
    windows.bringUp('ana');
    windows.bringUp('bob');
    expect(made.map(({ calls }) => calls)).toEqual([
      ['show', 'focus'],
      ['show', 'focus'],
    ]);
    made[1]?.close();
    windows.bringUp('bob');
    expect([remembered, made[0]?.calls.length]).toEqual([['bob'], 4]);
    made[0]?.close();
    windows.bringUp('ana');
    expect([remembered, made.length]).toEqual([['bob', 'ana'], 3]);
  });
});

describe('where windows open', () => {
  it('the first where it was, maximised too; a further one a step beside it', () => {
    const { windows } = staged({ x: 50, y: 60, width: 1000, height: 700, isMaximized: true });
    windows.open();
    windows.open('bob');
    expect(made.map(({ options }) => options)).toMatchObject([
      { x: 50, y: 60, width: 1000, height: 700 },
      { x: 38, y: 48, width: 1000, height: 700 },
    ]);
    for (const window of made) window.emit('ready-to-show');
    expect(made.map(({ calls }) => calls)).toEqual([['maximize', 'show'], ['show']]);
  });

  it('the first one’s place is kept as it closes; one beside it that was closed before is not opened again', () => {
    const { windows, kept, pass } = staged();
    windows.open();
    windows.open('bob');
    made[1]?.close();
    expect(kept.at(-1)).toEqual({ first: null, beside: [] });
    Object.assign(made[0] ?? {}, { isMaximizedNow: true });
    pass(2_500);
    made[0]?.close();
    expect(kept.at(-1)).toEqual({ first: { ...bounds, isMaximized: true }, beside: [] });
  });

  it('quit: all that are open are kept, each with its profile, however long one of them asks', async () => {
    const { windows, kept, entry, pass } = staged();
    windows.open();
    windows.open('ana');
    windows.open('ana');
    await windows.show(entry(2), 'bob');
    app.emit('before-quit');
    made[1]?.close();
    pass(60_000);
    app.emit('before-quit');
    made[0]?.close();
    made[2]?.close();
    const first = { ...bounds, isMaximized: false };
    const beside = ['ana', 'bob'].map((profileId) => ({ ...first, profileId }));
    expect(kept.at(-1)).toEqual({ first, beside });
  });

  it('closed one right after the other, as by the taskbar: kept; without the first they are not', () => {
    const { windows, kept, pass } = staged();
    windows.open();
    windows.open('ana');
    windows.open('bob');
    made[1]?.close();
    pass(500);
    made[0]?.close();
    expect(kept.at(-1)?.beside.map(({ profileId }) => profileId)).toEqual(['ana']);
    pass(5_000);
    made[2]?.close();
    expect(kept.at(-1)).toEqual({ first: null, beside: [] });
  });

  it('the next start: those beside the first open where they were, without its focus; a profile that is gone and a place off the screen do not matter', () => {
    const place = { ...bounds, isMaximized: false };
    const { windows, entry } = staged(place, 0, [
      { ...place, x: 300, profileId: 'bob' },
      { ...place, profileId: 'gone' },
      { ...place, x: 9_000, y: 9_000, profileId: 'ana' },
    ]);
    windows.openAgain();
    expect(made).toHaveLength(0);
    windows.open();
    windows.openAgain();
    expect(made.map(({ options }) => options)).toMatchObject([
      bounds,
      { ...bounds, x: 300 },
      { width: 1000, height: 700 },
    ]);
    expect(made[2]?.options).not.toHaveProperty('x');
    for (const window of made) window.emit('ready-to-show');
    expect(made.map(({ calls }) => calls)).toEqual([['show'], ['showInactive'], ['showInactive']]);
    expect([0, 1, 2].map((index) => entry(index).ownId)).toEqual(['ana', 'bob', undefined]);
  });
});

describe('closing one of several windows', () => {
  it('asks about its own input alone', async () => {
    const { windows, entry } = staged();
    windows.open();
    windows.open('bob');
    entry(1).unsaved.report({ drafts: 1, deletions: 2, refused: 0 });
    expect(windows.unsaved).toEqual({ drafts: 1, deletions: 2 });
    made[0]?.close();
    expect(answers.asked).toBe(0);
    made[1]?.close();
    await settled();
    expect([answers.asked, windows.pages.length]).toEqual([1, 1]);
  });

  it('an export goes on while another window is open, and is asked about with the last one', async () => {
    const { windows } = staged(null, 1);
    windows.open();
    windows.open('bob');
    made[1]?.close();
    expect(answers.asked).toBe(0);
    made[0]?.close();
    await settled();
    expect([answers.asked, windows.pages.length]).toEqual([1, 1]);
  });

  it.each([
    ['was called off', 0, { drafts: 1, deletions: 0, refused: 0 }],
    ['ended at a deletion which the server refused', 2, { drafts: 0, deletions: 1, refused: 0 }],
  ])('a quit that %s: the window closed next closes alone', async (_name, button, counts) => {
    const { windows, entry } = staged();
    windows.open();
    const { unsaved } = entry(0);
    unsaved.report(counts);
    windows.open('bob');
    const quit = vi.spyOn(app, 'quit');
    app.emit('before-quit');
    answers.button = button;
    made[0]?.close();
    await settled();
    unsaved.report({ drafts: 1, deletions: 0, refused: 1 });
    await settled();
    answers.button = 1;
    made[0]?.close();
    await settled();
    expect([quit.mock.calls.length, windows.pages.length]).toEqual([0, 1]);
  });
});
