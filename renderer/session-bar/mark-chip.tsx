import type { ReactElement } from 'react';
import type { Profile } from '../../electron/contract/profile';

/** The environment by its label; the colour only repeats it. Nothing where it has no label. */
export const MarkChip = ({ mark }: { readonly mark: Profile['mark'] }): ReactElement | null =>
  mark.label.trim() === '' ? null : <span className={`mark mark-${mark.colour} bidi`}>{mark.label}</span>;
