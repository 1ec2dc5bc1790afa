import { afterEach } from 'vitest';
import { type Clock, systemClock } from '../../../../electron/base/clock';
import type { Ordering, Page } from '../../../../electron/contract/resource';
import type { Result } from '../../../../electron/contract/result';
import { axiosHttp } from '../../../../electron/http/axios-http';
import type { Http } from '../../../../electron/http/http';
import { Browsers } from '../../../../electron/resource/browsers';
import type { OpenRows } from '../../../../electron/rows/rows-client';
import { startSubscribers } from './subscribers-server';

type Server = Awaited<ReturnType<typeof startSubscribers>>;

let server: Server | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey-test' });
const never = (): AbortSignal => new AbortController().signal;
const noRowsProcess: OpenRows = () => {
  throw new Error('a small list needs no rows process');
};

export const browse = async (
  setup: Parameters<typeof startSubscribers>[0],
  {
    openRows = noRowsProcess,
    client = http,
    clock = systemClock,
  }: { openRows?: OpenRows; client?: Http | null; clock?: Clock } = {},
) => {
  const started = await startSubscribers(setup);
  server = started;
  const browsers = new Browsers({
    httpFor: () => client,
    serverAddressOf: () => started.serverAddress,
    openRows,
    clock,
  });
  const asked = { profileId: 'p1', path: 'subscribers/', search: '', ordering: null, fresh: false, count: 100 };
  const open = (more: Partial<Parameters<Browsers['open']>[0]> = {}) => browsers.open({ ...asked, ...more }, never());
  const openAsItCame = (more: Partial<Parameters<Browsers['open']>[0]> = {}) =>
    browsers.openAsItCame({ ...asked, ...more }, never());
  const read = (sourceId: string, from: number, count: number) => browsers.read({ sourceId, from, count }, never());
  return { browsers, open, openAsItCame, read, server: started };
};

export const valued = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};
export const ids = (page: Page): readonly unknown[] => page.rows.map(({ id }) => id);
export const by = (field: string, descending = false): Ordering => ({ field, descending });
