import type { HttpAnswer } from './http';

const MOST_MS = 24 * 3_600_000;

/**
 * `Retry-After` (RFC 9110 section 10.2.3) as epoch ms on this computer's clock, at most a day ahead; null when absent or
 * unreadable. A date is on the server's clock and is moved by the answer's own `Date`.
 */
export const retryAtMsOf = ({ headers, receivedAtMs }: HttpAnswer): number | null => {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return null;
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : waitUntil(text, headers['date'], receivedAtMs);
  return Number.isNaN(waitMs) ? null : receivedAtMs + Math.min(Math.max(0, waitMs), MOST_MS);
};

const waitUntil = (text: string, serverDate: string | undefined, receivedAtMs: number): number => {
  const serverNowMs = serverDate === undefined ? Number.NaN : Date.parse(serverDate);
  return Date.parse(text) - (Number.isNaN(serverNowMs) ? receivedAtMs : serverNowMs);
};
