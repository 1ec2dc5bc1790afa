import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../../electron/contract/settings';
import { Notices } from '../../../../electron/store/notices';
import { SettingsStore } from '../../../../electron/store/settings';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();

const setUp = (folder = scratch()) => ({
  folder,
  store: new SettingsStore({ folder, notices: new Notices(), now: () => 0 }),
});

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
});
