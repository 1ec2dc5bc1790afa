import { NAME_GROUPS } from './names';

export type Row = { readonly id: number; readonly name: string; readonly age: number | bigint; readonly email: string };

const DOMAINS = ['example.org', 'example.com', 'example.net'] as const;

/** The row of an id, always the same: a million of them need no memory. */
export const generatedRow = (id: number): Row => {
  const group = picked(NAME_GROUPS, mixed(id, 0));
  const [given, givenAscii] = picked(group.given, mixed(id, 1));
  const [family, familyAscii] = picked(group.family, mixed(id, 2));
  return {
    id,
    name: `${given} ${family}`,
    // The middle of two draws: most people are neither very young nor very old.
    age: 18 + Math.floor(((mixed(id, 3) % 73) + (mixed(id, 4) % 73)) / 2),
    email: `${givenAscii}.${familyAscii}${id}@${picked(DOMAINS, mixed(id, 5))}`,
  };
};

/** A 32-bit mixer (the finalizer of MurmurHash3): neighbours in, strangers out. */
const mixed = (id: number, salt: number): number => {
  let hash = (id ^ Math.imul(salt + 1, 0x9e3779b9)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const picked = <T>(list: readonly T[], number: number): T => {
  const item = list[number % list.length];
  if (item === undefined) throw new Error('an empty list of names');
  return item;
};
