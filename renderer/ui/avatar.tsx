import type { ReactElement } from 'react';
import { classNames } from './button';

const colours = ['', 'c2', 'c3', 'c4'] as const;

/** The colour follows the profile, wherever it stands in a list. */
const colourOf = (seed: string): string => {
  let sum = 0;
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return colours[sum % colours.length] ?? '';
};

type AvatarProps = { readonly name: string; readonly seed: string; readonly isLarge?: boolean };

export const Avatar = ({ name, seed, isLarge }: AvatarProps): ReactElement => (
  <span className={classNames('mono-av', colourOf(seed), isLarge && 'lg')} aria-hidden="true">
    {([...name][0] ?? '?').toUpperCase()}
  </span>
);
