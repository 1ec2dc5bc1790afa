import type { Member } from '../../electron/token/inspection';
import { isDate, moment, relative } from '../words/human';
import { tokenWords } from '../words/token';

const words = tokenWords;

export type Reading = {
  readonly text: string;
  readonly strong?: string;
  /** The number is beyond what a double holds. */
  readonly isExact?: true;
};

type Context = { readonly username: string; readonly serverNowMs: number };

/** Top-level members in source order; `path` of a nested one has another slash. */
export const topLevel = (members: readonly Member[]): readonly Member[] =>
  members.filter(({ path }) => path.split('/').length === 3);

/** What a claim means to a person: its time, its kind, or whose it is. */
export const readClaim = (member: Member, { username, serverNowMs }: Context): Reading => {
  const { name, sourceText } = member;
  const time = readTime(name, sourceText, serverNowMs);
  if (time) return time;
  const text = sourceText.length > longestRead ? null : stringOf(sourceText);
  if (name === 'token_type' && text !== null && Object.hasOwn(words.tokenTypes, text))
    return { text: words.tokenTypes[text] ?? '' };
  if (name === 'username' && text === username) return { text: words.sameAsProfile };
  const known = own(words.claimReadings, name);
  if (name === 'user_id' && known && text !== null) return { text: words.asString(known) };
  if (isBeyondDouble(sourceText)) return { text: [known, words.precise].filter(Boolean).join('; '), isExact: true };
  return { text: known ?? '' };
};

export const readParameter = ({ name, sourceText }: Member): Reading => {
  const text = sourceText.length > longestRead ? null : stringOf(sourceText);
  if (name === 'alg' && text !== null)
    return { text: own(words.algorithms, text) ?? own(words.headerReadings, name) ?? '' };
  if (name === 'typ' && text?.toLowerCase() === 'jwt') return { text: words.jsonWebToken };
  return { text: own(words.headerReadings, name) ?? '' };
};

/** Epoch ms of a claim that is a time; null for any other name, and for what is no date. */
export const timeOf = (name: string, sourceText: string | null): number | null => {
  if (sourceText === null || own(words.timeReadings, name) === undefined || !/^-?\d/.test(sourceText)) return null;
  const atMs = Number(sourceText) * 1_000;
  // A string or null is no time, whatever it looks like (RFC 7519 §2); the finding says so.
  return Number.isFinite(atMs) && isDate(atMs) ? atMs : null;
};

const readTime = (name: string, sourceText: string, serverNowMs: number): Reading | null => {
  const known = own(words.timeReadings, name);
  if (known === undefined) return null;
  const atMs = timeOf(name, sourceText);
  if (atMs === null) return { text: known };
  const left = relative(atMs, serverNowMs);
  return name === 'exp' || name === 'refresh_exp' || name === 'nbf'
    ? { text: `${moment(atMs, serverNowMs)}, `, strong: left }
    : { text: `${moment(atMs, serverNowMs)}, ${left}` };
};

/** The text of a JSON string; null for any other value. */
export const stringOf = (sourceText: string): string | null => {
  if (!sourceText.startsWith('"')) return null;
  try {
    const value: unknown = JSON.parse(sourceText);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
};

/** Read anew each second; what is longer is no word that a reading knows. */
const longestRead = 4_096;

const isBeyondDouble = (sourceText: string): boolean =>
  /^-?\d{16,}$/.test(sourceText) && !Number.isSafeInteger(Number(sourceText));

/** SECURITY: a claim named `constructor` is a name like any other. */
const own = (readings: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(readings, name) ? readings[name] : undefined;

/** The part as JSON again, with the members' exact text, so that no number is rounded and no double name is lost. */
export const jsonOf = (members: readonly Member[]): string => {
  const lines = topLevel(members).map(({ name, sourceText }) => `  ${JSON.stringify(name)}: ${sourceText}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
};
