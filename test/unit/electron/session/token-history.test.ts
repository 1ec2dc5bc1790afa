import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import type { Grant } from '../../../../electron/dialects/grant';
import type { InForce } from '../../../../electron/session/grant-keeper';
import { TokenHistory } from '../../../../electron/session/token-history';
import { hs256Token } from '../../../helpers/tokens';

const NOW = 1_800_000_000_000;
const seconds = NOW / 1_000;

const inForce = (generation: number, grant: Grant): InForce => ({
  grant,
  generation,
  lifetime: { expiresAtMs: null, renewable: 'no' },
  record: { grant, user: 'ana', dialectId: 'staged', origin: 'https://api.example.test', obtainedAtMs: NOW },
});
const tokenOf = (claims: object): Grant => ({ kind: 'token', token: new Secret(hs256Token({ ...claims })) });

describe('the history of a session’s tokens', () => {
  it('the first token: a fact without a comparison, and no previous one', () => {
    const history = new TokenHistory();
    history.follow(inForce(1, tokenOf({ iat: seconds, exp: seconds + 300 })), NOW);
    expect(history.of('access')).toMatchObject({
      previous: null,
      facts: [{ seenAtMs: NOW, issuedAtMs: NOW, expiresAtMs: NOW + 300_000, changed: null }],
    });
  });

  it('a renewal: the claims before, what changed, and never the token', () => {
    const history = new TokenHistory();
    const first = tokenOf({ exp: seconds + 300, jti: 'a', username: 'ana' });
    const second = tokenOf({ exp: seconds + 600, jti: 'b', username: 'ana' });
    history.follow(inForce(1, first), NOW);
    history.follow(inForce(2, second), NOW + 280_000);
    const { previous, facts } = history.of('access');
    expect(previous?.inspection.payload).toMatchObject({ jti: 'a' });
    expect(facts.map(({ changed }) => changed)).toEqual([['exp', 'jti'], null]);
    expect(facts[0]?.fingerprint).toMatch(/^[0-9a-f]{12}$/);
    const text = first.kind === 'token' ? first.token.reveal() : '';
    expect(JSON.stringify(history.of('access'))).not.toContain(text.split('.')[2]);
  });

  it('the same generation again, or a token that was not rotated: nothing new', () => {
    const history = new TokenHistory();
    const refresh = new Secret(hs256Token({ jti: 'r' }));
    const pair = (jti: string): Grant => ({ kind: 'pair', access: new Secret(hs256Token({ jti })), refresh });
    history.follow(inForce(1, pair('a')), NOW);
    history.follow(inForce(1, pair('x')), NOW);
    history.follow(inForce(2, pair('b')), NOW);
    expect(history.of('access').facts).toHaveLength(2);
    expect(history.of('refresh').facts).toHaveLength(1);
  });

  it('fifty renewals and more: fifty facts', () => {
    const history = new TokenHistory();
    for (let turn = 1; turn <= 60; turn += 1) history.follow(inForce(turn, tokenOf({ jti: `${turn}` })), NOW + turn);
    expect(history.of('access').facts).toHaveLength(50);
    expect(history.of('access').facts[0]?.seenAtMs).toBe(NOW + 60);
  });

  it('no grant in force any more: nothing is kept of it', () => {
    const history = new TokenHistory();
    history.follow(inForce(1, tokenOf({ jti: 'a' })), NOW);
    history.follow(null, NOW);
    expect(history.of('access')).toEqual({ previous: null, facts: [] });
  });
});
