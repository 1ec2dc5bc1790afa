import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.join(process.cwd(), 'renderer/ui/css/tokens.css'), 'utf8');

const block = (opening: string): Readonly<Record<string, string>> => {
  const rest = css.slice(css.indexOf(opening) + opening.length);
  const inside = rest.slice(0, rest.indexOf('\n}'));
  return Object.fromEntries([...inside.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1], found[2]]));
};
const light = block(':root {');
const looks = { light, dark: { ...light, ...block(':root[data-theme="dark"] {') } };

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one: string, other: string): number => {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

const onGrounds = (texts: readonly string[], grounds: readonly string[], least: number) =>
  texts.flatMap((text) => grounds.map((ground) => [text, ground, least] as const));

const grounds = ['bg-surface', 'bg-chrome', 'bg-subtle'];
const marks = ['none', 'green', 'amber', 'red', 'blue', 'violet'].map((colour) => `mark-${colour}-bg`);
const pairs = [
  ...onGrounds(['text', 'text-2', 'text-3', 'accent-text'], [...grounds, 'bg-hover', 'bg-selected', 'bg-raised'], 4.5),
  ...['ok', 'warn', 'err', 'info', 'mute'].flatMap((meaning) =>
    onGrounds([`${meaning}-text`], [`${meaning}-bg`, 'bg-surface', 'bg-chrome'], 4.5),
  ),
  ...onGrounds(['line-control', 'focus', 'text-disabled'], grounds, 3),
  // The label of an environment on its ground; the ground on what it stands on, since it is seen from afar.
  ...onGrounds(['mark-text'], marks, 4.5),
  ...marks.flatMap((mark) => onGrounds([mark], [...grounds, 'bg-active', 'bg-raised'], 3)),
];

describe.each(Object.entries(looks))('contrast in the %s look', (_name, colours) => {
  test('every pair of text and ground reaches what WCAG 2.2 AA asks', () => {
    const low = pairs.flatMap(([text, ground, least]) => {
      const found = ratio(colours[text] ?? '', colours[ground] ?? '');
      return found >= least ? [] : [`${text} on ${ground}: ${found.toFixed(2)} of ${least}`];
    });
    expect(low).toEqual([]);
  });
});
