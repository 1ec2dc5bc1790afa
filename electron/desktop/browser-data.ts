import { type Session, session } from 'electron';
import type { ForgetReport } from '../contract/profile-changes';

type Kept = Pick<
  Session,
  'clearStorageData' | 'clearCache' | 'clearCodeCaches' | 'clearAuthCache' | 'clearHostResolverCache' | 'getCacheSize'
>;

/** Empties what Chromium keeps of its own: cookies, storage, caches of answers, scripts, names and logins. */
export const eraseBrowserData = async (kept: Kept = session.defaultSession): Promise<ForgetReport['left']> => {
  const steps: readonly (readonly [string, () => Promise<void>])[] = [
    ['storage', () => kept.clearStorageData()],
    ['cache', () => kept.clearCache()],
    ['code cache', () => kept.clearCodeCaches({})],
    ['logins', () => kept.clearAuthCache()],
    ['names of hosts', () => kept.clearHostResolverCache()],
  ];
  const left: { readonly what: string; readonly reason: string }[] = [];
  for (const [what, clear] of steps) {
    await clear().catch(() => left.push({ what: `Chromium: ${what}`, reason: 'not cleared' }));
  }
  const bytes = await kept.getCacheSize().catch(() => 0);
  if (bytes > 0) left.push({ what: 'Chromium: cache', reason: `${bytes} bytes` });
  return left;
};
