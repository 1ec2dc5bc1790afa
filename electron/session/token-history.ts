import type { TokenName } from '../contract/session';
import type { TokenFact, TokenHistoryView } from '../contract/token-view';
import { compareInspections } from '../token/compare';
import { inspectToken } from '../token/inspect';
import type { Inspection } from '../token/inspection';
import { lifetimeOf } from '../token/lifetime';
import { fingerprint } from './fingerprint';
import type { InForce } from './grant-keeper';
import { tokenNames, tokenOf } from './token-face';

type Seen = { readonly fingerprint: string; readonly seenAtMs: number; readonly inspection: Inspection };
type Line = { readonly current: Seen; readonly previous: Seen | null; readonly facts: readonly TokenFact[] };

const MOST_FACTS = 50;

/**
 * What a session's tokens were: claims of the last two, facts of the last 50. SECURITY: in memory only, never a token,
 * and gone with the grant.
 */
export class TokenHistory {
  readonly #lines = new Map<TokenName, Line>();
  #generation = -1;

  /** Call it whenever the grant in force may be another; the same one again changes nothing. */
  follow(inForce: InForce | null, nowMs: number): void {
    if (!inForce) {
      this.#lines.clear();
      this.#generation = -1;
      return;
    }
    if (inForce.generation === this.#generation) return;
    this.#generation = inForce.generation;
    const names = tokenNames(inForce.grant);
    for (const name of [...this.#lines.keys()]) if (!names.includes(name)) this.#lines.delete(name);
    for (const name of names) this.#add(name, inForce, nowMs);
  }

  of(name: TokenName): TokenHistoryView {
    const line = this.#lines.get(name);
    return { previous: line?.previous ?? null, facts: line?.facts ?? [] };
  }

  /** A refresh token that a server does not rotate stays the same through renewals: that is no step of its history. */
  #add(name: TokenName, { grant }: InForce, nowMs: number): void {
    const token = tokenOf(grant, name);
    const before = this.#lines.get(name);
    if (!token || before?.current.fingerprint === fingerprint(token)) return;
    const current = {
      fingerprint: fingerprint(token),
      seenAtMs: nowMs,
      inspection: inspectToken(token.reveal(), { nowSeconds: nowMs / 1_000 }),
    };
    const previous = before?.current ?? null;
    const facts = [factOf(current, previous), ...(before?.facts ?? [])].slice(0, MOST_FACTS);
    this.#lines.set(name, { current, previous, facts });
  }
}

const factOf = ({ fingerprint: print, seenAtMs, inspection }: Seen, previous: Seen | null): TokenFact => {
  const { issuedAtMs, expiresAtMs } = lifetimeOf(inspection.times);
  return {
    fingerprint: print,
    ...{ seenAtMs, issuedAtMs, expiresAtMs },
    changed: previous && compareInspections(previous.inspection, inspection).payload.map(({ name }) => name),
  };
};
