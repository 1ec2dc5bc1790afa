import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../electron/contract/default-settings';
import type { Settings } from '../../../../electron/contract/settings';
import { Notices } from '../../../../electron/store/notices';
import { SettingsStore } from '../../../../electron/store/settings';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();

const setUp = (folder = scratch()) => {
  const notices = new Notices();
  return { folder, notices, store: new SettingsStore({ folder, notices, now: () => 0 }) };
};

describe('settings', () => {
  it('a part of them changes: the rest stays, all are announced and kept over a restart', async () => {
    const { folder, store } = setUp();
    await store.load();
    const heard: Settings[] = [];
    store.onChange((settings) => heard.push(settings));
    expect(await store.change({ theme: 'dark' })).toEqual({ ...defaultSettings, theme: 'dark' });
    await store.change({ textSize: 125, theme: undefined });
    const next = setUp(folder).store;
    await next.load();
    expect(next.value).toEqual({ ...defaultSettings, theme: 'dark', textSize: 125 });
    expect(heard.map(({ theme, textSize }) => [theme, textSize])).toEqual([
      ['dark', 100],
      ['dark', 125],
    ]);
  });

  it('a file of version 1, which had the look only: it is kept, the rest are the defaults, nothing is set aside', async () => {
    const { folder, store, notices } = setUp();
    const data = { theme: 'dark', textSize: 110, rowHeight: 'comfortable' };
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ version: 1, data }));
    await store.load();
    expect(store.value).toEqual({ ...defaultSettings, ...data });
    expect(notices.all).toEqual([]);
  });

  it('a file of this version without a setting that came later: the default', async () => {
    const { folder, store, notices } = setUp();
    const data = { ...defaultSettings, notify: undefined, hideRevealedAfterSeconds: 10 };
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ version: 2, data }));
    await store.load();
    expect(store.value).toEqual({ ...defaultSettings, hideRevealedAfterSeconds: 10 });
    expect(notices.all).toEqual([]);
  });

  it('a value that no setting has: the file is set aside, the defaults hold', async () => {
    const { folder, store, notices } = setUp();
    const data = { ...defaultSettings, renewBefore: 'tomorrow' };
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ version: 2, data }));
    await store.load();
    expect(store.value).toEqual(defaultSettings);
    expect(notices.all).toMatchObject([{ kind: 'settings-set-aside', reason: 'unexpected renewBefore' }]);
  });

  it('every setting changes alone: all others stay', async () => {
    const { store } = setUp();
    await store.load();
    const changes = {
      ...{ renewBefore: 120, warnBeforeWindowEnds: null, timeZone: 'utc', countOn: 'computer', language: 'de' },
      ...{ hideRevealedAfterSeconds: 60, clearCopiedAfterSeconds: null, deleteWaitSeconds: 4, renewBeforeSleep: false },
      ...{ blockCapture: true, hideOnLock: true, updates: 'on-demand', notify: false },
    } as const;
    let expected: Settings = defaultSettings;
    for (const [name, value] of Object.entries(changes)) {
      expected = { ...expected, [name]: value };
      expect(await store.change({ [name]: value })).toEqual(expected);
    }
  });
});
