import { inspectToken } from '../../electron/token/inspect';
import type { Finding, Inspection } from '../../electron/token/inspection';
import { words } from '../words/catalogue';
import { countdown, span } from '../words/human';

export type PastedSummary = {
  /** `warn`: it can be used, but will not get far. */
  readonly kind: 'ok' | 'warn' | 'err';
  readonly text: string;
};

/** One line about a pasted text, read on this computer: what it is, whose, how long, and what was cut off around it. */
export const summaryOf = (text: string, nowMs: number): PastedSummary | null => {
  if (text.trim() === '') return null;
  const inspection = inspectToken(text, { nowSeconds: nowMs / 1_000 });
  const say = words.signIn.pasted;
  if (inspection.kind === 'unreadable') return { kind: 'err', text: say.bad(worst(inspection)) };
  const what = inspection.payload ? sentence(inspection, nowMs) : say.opaque;
  const prefix = /^\s*["'`]*(?:authorization:\s*)?(bearer|jwt|token)\s/i.exec(text)?.[1];
  const isOver = inspection.times.exp !== undefined && inspection.times.exp * 1_000 <= nowMs;
  return { kind: isOver ? 'warn' : 'ok', text: prefix ? `${what} ${say.prefix(prefix)}` : what };
};

const worst = ({ findings }: Inspection): Finding | undefined =>
  findings.find(({ severity }) => severity === 'error') ?? findings[0];

const sentence = ({ header, payload, times }: Inspection, nowMs: number): string => {
  const say = words.signIn.pasted;
  const algorithm = typeof header?.['alg'] === 'string' ? `${header['alg']}, ` : '';
  const types = { access: say.accessToken, refresh: say.refreshToken, sliding: say.slidingToken };
  const type = payload?.['token_type'];
  const kind = type === 'access' || type === 'refresh' || type === 'sliding' ? types[type] : say.token;
  const name = ['user_id', 'username', 'sub', 'email'].find((claim) => isPlain(payload?.[claim]));
  const of = name ? say.of(name, String(payload?.[name])) : '';
  return `${algorithm}${kind}${of}${ending(times.exp, nowMs)}.`;
};

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const ending = (expiry: number | undefined, nowMs: number): string => {
  if (expiry === undefined) return '';
  const left = expiry * 1_000 - nowMs;
  const say = words.signIn.pasted;
  return left > 0 ? say.expiresIn(countdown(left)) : say.expired(span(left));
};
