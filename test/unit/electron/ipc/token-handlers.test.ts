import { describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { type Profile, plainProfile } from '../../../../electron/contract/profile';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { HttpRequest } from '../../../../electron/http/http';
import { tokenHandlers } from '../../../../electron/ipc/token-handlers';
import type { Session } from '../../../../electron/session/session';
import { inFakeTime } from '../../../helpers/fake-time';
import { server } from '../../../helpers/session-answers';
import { Stage } from '../../../helpers/session-stage';
import { hs256Token, testSecret } from '../../../helpers/tokens';

inFakeTime();

const never = new AbortController().signal;
const profile: Profile = {
  ...plainProfile,
  id: 'p1',
  username: 'ana',
  server,
  resourcePath: 'subscribers/',
  keepSignedIn: true,
  isDemo: false,
  lastUsedAtMs: 0,
};

const open = async (more: Partial<Profile> = {}) => {
  const stage = new Stage();
  await stage.signIn();
  const lines: string[] = [];
  const copied: { readonly text: string; readonly isSecret: boolean; readonly clearAfterMs?: number | null }[] = [];
  const note = (event: string, facts = {}) => void lines.push(JSON.stringify({ event, ...facts }));
  const sessions = {
    get: (id: string) =>
      id === 'p1' ? ok(withSecretHeader(stage.session)) : failed(failure('gone', 'There is no such profile.')),
  };
  const handlers = tokenHandlers(
    {
      sessions,
      profiles: { get: (id) => (id === 'p1' ? { ...profile, ...more } : null) },
      settings: { value: { clearCopiedAfterSeconds: 30 } },
      log: { info: note, warn: note, error: note },
    },
    {
      copy: async (text) => void copied.push({ text, isSecret: false }),
      copySecret: async (text, clearAfterMs) => void copied.push({ text: text.reveal(), isSecret: true, clearAfterMs }),
    },
  );
  return { stage, handlers, lines, copied };
};
/** The stage writes its header as text; a real dialect writes a `Secret`. */
const withSecretHeader = (session: Session) => ({
  token: session.token.bind(session),
  tokenView: session.tokenView.bind(session),
  tokenHistory: session.tokenHistory.bind(session),
  verifyByServer: session.verifyByServer.bind(session),
  withCredential: (request: HttpRequest): HttpRequest | null => {
    const sent = session.withCredential(request)?.headers?.['Authorization'];
    return sent === undefined ? null : { ...request, headers: { Authorization: new Secret(`Bearer ${String(sent)}`) } };
  },
});
const access = { profileId: 'p1', which: 'access' } as const;
const textIn = (stage: Stage): string => {
  const token = stage.session.token('access');
  return token.ok ? token.value.reveal() : '';
};

describe('revealing and copying', () => {
  it('[47] a reveal: the text, and a log line without it', async () => {
    const { stage, handlers, lines } = await open();
    expect(await handlers['token:reveal'](access, never)).toEqual(ok(textIn(stage)));
    expect(lines).toEqual([JSON.stringify({ event: 'token.revealed', profileId: 'p1', which: 'access' })]);
  });

  it('signed out: nothing to reveal, copy or verify', async () => {
    const { stage, handlers, copied } = await open();
    await stage.session.signOut();
    for (const asked of [
      handlers['token:reveal'](access, never),
      handlers['token:copy']({ ...access, as: 'token' }, never),
      handlers['token:copy']({ ...access, as: 'curl' }, never),
      handlers['token:verify-by-server'](access, never),
    ]) {
      expect(await asked).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
    }
    expect(copied).toEqual([]);
  });

  it('a copied token: as a secret, logged without it', async () => {
    const { stage, handlers, lines, copied } = await open();
    await handlers['token:copy']({ ...access, as: 'token' }, never);
    expect(copied).toEqual([{ text: textIn(stage), isSecret: true, clearAfterMs: 30_000 }]);
    expect(lines.join()).toContain('token.copied');
    expect(lines.join()).not.toContain(textIn(stage));
  });

  it('curl: with a placeholder as plain text, with the token as a secret', async () => {
    const { stage, handlers, copied } = await open();
    await handlers['token:copy']({ ...access, as: 'curl-placeholder' }, never);
    await handlers['token:copy']({ ...access, as: 'curl' }, never);
    expect(copied[0]?.isSecret).toBe(false);
    expect(copied[0]?.text).toContain('"Authorization: Bearer $TOKEN"');
    expect(copied[1]?.isSecret).toBe(true);
    expect(copied[1]?.text).toContain(textIn(stage));
    expect(copied[1]?.text).toContain("'https://api.example.test/api/subscribers/'");
  });
});

describe('constant headers in a copied line', () => {
  it('their values, but placeholders for secret ones, also where the token itself is copied', async () => {
    const headers = [
      { name: 'X-Tenant', value: 'north', secret: false },
      { name: 'X-Key', value: '', secret: true },
    ];
    const { handlers, copied } = await open({ headers });
    await handlers['token:copy']({ ...access, as: 'curl-placeholder' }, never);
    await handlers['token:copy']({ ...access, as: 'curl' }, never);
    for (const { text } of copied) {
      expect(text).toContain("-H 'X-Tenant: north'");
      expect(text).toContain('-H "X-Key: $X_KEY"');
    }
    expect(copied).toHaveLength(2);
  });
});

describe('verifying', () => {
  const key = { type: 'secret', value: new Secret(testSecret), encoding: 'utf8' } as const;

  it('a pasted token against a secret: verified; another secret: a mismatch', async () => {
    const { handlers } = await open();
    const subject = { kind: 'pasted', text: new Secret(hs256Token({ sub: 'x' })) } as const;
    expect(await handlers['token:verify']({ subject, key }, never)).toMatchObject({ value: { outcome: 'verified' } });
    const other = { ...key, value: new Secret('x'.repeat(40)) };
    expect(await handlers['token:verify']({ subject, key: other }, never)).toMatchObject({
      value: { outcome: 'signature-mismatch' },
    });
  });

  it('the session’s own token: read in main', async () => {
    const { handlers } = await open();
    const subject = { kind: 'session', ...access } as const;
    expect(await handlers['token:verify']({ subject, key }, never)).toMatchObject({
      ok: true,
      value: { outcome: 'cannot-verify' },
    });
  });

  it('a server without a verify endpoint: said, nothing is sent', async () => {
    const { stage, handlers } = await open();
    expect(await handlers['token:verify-by-server'](access, never)).toMatchObject({ error: { code: 'not-found' } });
    expect(stage.sent).toEqual([]);
  });
});

describe('what the window asks for after a renewal', () => {
  it('the claims before, and two facts', async () => {
    const { stage, handlers } = await open();
    await vi.advanceTimersByTimeAsync(60_000);
    await stage.session.renewNow();
    const answered = await handlers['token:history'](access, never);
    expect(answered.ok && answered.value.facts.length).toBe(2);
    expect(answered.ok && answered.value.previous).not.toBeNull();
  });
});
