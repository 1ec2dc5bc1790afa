import type { Command, Offer } from './command';

export type Group = { readonly name: string; readonly commands: readonly Command[] };

/**
 * What the palette lists for a text: all of it for none, else what holds every typed word, whatever the accents, best
 * first: by how a label begins, then where its words begin. `only` keeps one group.
 */
export const matching = (offers: readonly Offer[], text: string, only: string | null): readonly Group[] => {
  const typed = text.trim();
  const fixed = offers.flatMap(({ commands }) => commands).filter(({ isHidden }) => isHidden !== true);
  const meant = typed === '' && only === null ? [] : offers.flatMap((offer) => offer.typed?.(typed) ?? []);
  const listed = [...fixed, ...meant].filter(({ group }) => only === null || group === only);
  if (typed === '') return grouped(listed);
  const words = plain(typed).split(/\s+/);
  const found = listed.flatMap((command) => {
    const score = command.also === typed ? 0 : scoreOf(command, words);
    return score === null ? [] : [{ command, score }];
  });
  return grouped(found.sort((one, other) => one.score - other.score).map(({ command }) => command));
};

/** Null where a word is missing; least is best. */
const scoreOf = ({ label, group }: Command, words: readonly string[]): number | null => {
  const name = plain(label);
  const all = `${name} ${plain(group)}`;
  if (!words.every((word) => all.includes(word))) return null;
  const [first = ''] = words;
  if (name.startsWith(first)) return 1;
  if (name.includes(` ${first}`)) return 2;
  return name.includes(first) ? 3 : 4;
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const grouped = (commands: readonly Command[]): readonly Group[] => {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([name, own]) => ({ name, commands: own }));
};
