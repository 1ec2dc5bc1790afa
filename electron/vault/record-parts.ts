import { Secret } from '../base/secret';
import { hashOf } from './record-text';

/** What the head item says of a record in parts. */
export type Head = { readonly generation: string; readonly count: number; readonly hash: string };

const FORMAT = 'latchkey1-parts';
const MOST_PARTS = 256;

/** Sealed text is ASCII: characters are bytes. */
export const splitParts = (sealed: Secret, mostBytes: number): readonly Secret[] => {
  const text = sealed.reveal();
  const count = Math.max(1, Math.ceil(text.length / mostBytes));
  return Array.from(
    { length: count },
    (_part, index) => new Secret(text.slice(index * mostBytes, (index + 1) * mostBytes)),
  );
};

export const headText = (generation: string, count: number, sealed: Secret): Secret =>
  new Secret(`${FORMAT}.${generation}.${count}.${hashOf(sealed.reveal())}`);

export const parseHead = (text: Secret): Head | null => {
  const match = /^latchkey1-parts\.([0-9a-f]{12})\.(\d{1,3})\.([0-9a-f]{64})$/.exec(text.reveal());
  if (!match) return null;
  const [, generation = '', count, hash = ''] = match;
  return Number(count) <= MOST_PARTS ? { generation, count: Number(count), hash } : null;
};

export const joinParts = ({ hash }: Head, parts: readonly Secret[]): Secret | null => {
  const text = parts.map((part) => part.reveal()).join('');
  return hashOf(text) === hash ? new Secret(text) : null;
};

export const partAccount = (profileId: string, generation: string, index: number): string =>
  `${profileId}#${generation}.${index}`;
