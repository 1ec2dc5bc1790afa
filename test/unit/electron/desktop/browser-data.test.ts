import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ session: {} }));

import { eraseBrowserData } from '../../../../electron/desktop/browser-data';

const kept = (more: object = {}) => {
  const cleared: string[] = [];
  const clear = (what: string) => async () => void cleared.push(what);
  return {
    cleared,
    port: {
      clearStorageData: clear('storage'),
      clearCache: clear('cache'),
      clearCodeCaches: clear('code'),
      clearAuthCache: clear('logins'),
      clearHostResolverCache: clear('hosts'),
      getCacheSize: async () => 0,
      ...more,
    },
  };
};

describe('what Chromium keeps', () => {
  it('emptied, and nothing is left to be said', async () => {
    const { port, cleared } = kept();
    expect(await eraseBrowserData(port)).toEqual([]);
    expect(cleared).toEqual(['storage', 'cache', 'code', 'logins', 'hosts']);
  });

  it('what cannot be emptied is named, the rest goes all the same; a cache that is not empty afterwards too', async () => {
    const { port, cleared } = kept({
      clearStorageData: () => Promise.reject(new Error('no')),
      getCacheSize: async () => 12,
    });
    expect(await eraseBrowserData(port)).toEqual([
      { what: 'chromium', part: 'storage' },
      { what: 'chromium-cache', bytes: 12 },
    ]);
    expect(cleared).toEqual(['cache', 'code', 'logins', 'hosts']);
  });
});
