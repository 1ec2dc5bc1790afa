import { Secret } from '../base/secret';
import { hashOf } from './record-text';

/**
 * Two, in turn: nothing is enumerated in a keychain, so parts whose head is gone are found only by names known
 * beforehand. What the head does not name is left over from a write that was cut off.
 */
export const generations = ['a', 'b'] as const;
export type Generation = (typeof generations)[number];

/** What the head item says of a record in parts. */
export type Head = { readonly generation: Generation; readonly count: number; readonly hash: string };

const FORMAT = 'latchkey1-parts';
export const MOST_PARTS = 256;

/** Sealed text is ASCII: characters are bytes. */
export const splitParts = (sealed: Secret, mostBytes: number): readonly Secret[] => {
  const text = sealed.reveal();
  const count = Math.max(1, Math.ceil(text.length / mostBytes));
  return Array.from(
    { length: count },
    (_part, index) => new Secret(text.slice(index * mostBytes, (index + 1) * mostBytes)),
  );
};

export const headText = (generation: Generation, count: number, sealed: Secret): Secret =>
  new Secret(`${FORMAT}.${generation}.${count}.${hashOf(sealed.reveal())}`);

export const parseHead = (text: Secret): Head | null => {
  const match = /^latchkey1-parts\.([ab])\.([1-9]\d{0,2})\.([0-9a-f]{64})$/.exec(text.reveal());
  if (!match) return null;
  const [, letter, count, hash = ''] = match;
  const generation = letter === 'a' ? 'a' : 'b';
  return Number(count) <= MOST_PARTS ? { generation, count: Number(count), hash } : null;
};

export const joinParts = ({ hash }: Head, parts: readonly Secret[]): Secret | null => {
  const text = parts.map((part) => part.reveal()).join('');
  return hashOf(text) === hash ? new Secret(text) : null;
};

export const partAccount = (account: string, generation: string, index: number): string =>
  `${account}#${generation}.${index}`;
