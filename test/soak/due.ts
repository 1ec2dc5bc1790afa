/** Epoch ms. */
type Span = { readonly fromMs: number; readonly untilMs: number };

type Course = {
  /** When the session began, and when each renewal came to the server. */
  readonly grantsAtMs: readonly number[];
  /** When their tokens run out, of those that an app received; the server's clock is this computer's. */
  readonly expiriesMs: readonly number[];
  readonly endedAtMs: number;
  /** While no app ran: a command renews once it comes, nobody does so between two. */
  readonly alone: readonly Span[];
  readonly tokenSeconds: number;
};

/** From the arrival of a renewal to the token that it brings, on a busy machine. */
const MOST_LATENCY_MS = 2_000;

/**
 * How many renewals were due: one at half of what each token lived, whose `exp` is a whole second. Where only commands
 * could renew, one that came late was due once; one that came early counts as the part that it is.
 */
export const renewalsDue = ({ grantsAtMs, expiriesMs, endedAtMs, alone, tokenSeconds }: Course): number => {
  const shares = grantsAtMs.map((fromMs, index) => {
    const untilMs = grantsAtMs[index + 1] ?? endedAtMs;
    const leastMs = (Math.floor(fromMs / 1_000) + tokenSeconds) * 1_000;
    // One that came just before the turn of a second may have been answered after it.
    const expiresAtMs = expiriesMs.find((at) => at >= leastMs && at <= leastMs + MOST_LATENCY_MS) ?? leastMs;
    const share = (untilMs - fromMs) / ((expiresAtMs - fromMs) / 2);
    const isLast = index === grantsAtMs.length - 1;
    const wasAlone = alone.some((span) => span.fromMs < untilMs && span.untilMs > fromMs);
    // The last one has not been renewed yet; what counts is whether it should have been.
    const whole = isLast ? Math.floor(share) : share;
    return wasAlone ? Math.min(1, whole) : whole;
  });
  return shares.reduce((sum, share) => sum + share, 0);
};
