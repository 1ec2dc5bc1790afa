import { type Session, session } from 'electron';
import type { Left } from '../contract/profile-changes';

type Kept = Pick<
  Session,
  'clearStorageData' | 'clearCache' | 'clearCodeCaches' | 'clearAuthCache' | 'clearHostResolverCache' | 'getCacheSize'
>;

type Part = Extract<Left, { readonly what: 'chromium' }>['part'];

/** Empties what Chromium keeps of its own: cookies, storage, caches of answers, scripts, names and logins. */
export const eraseBrowserData = async (kept: Kept = session.defaultSession): Promise<readonly Left[]> => {
  const steps: readonly (readonly [Part, () => Promise<void>])[] = [
    ['storage', () => kept.clearStorageData()],
    ['cache', () => kept.clearCache()],
    ['code-cache', () => kept.clearCodeCaches({})],
    ['logins', () => kept.clearAuthCache()],
    ['host-names', () => kept.clearHostResolverCache()],
  ];
  const left: Left[] = [];
  for (const [part, clear] of steps) {
    await clear().catch(() => left.push({ what: 'chromium', part }));
  }
  const bytes = await kept.getCacheSize().catch(() => 0);
  if (bytes > 0) left.push({ what: 'chromium-cache', bytes });
  return left;
};
