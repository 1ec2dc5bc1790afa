import type { ReactElement, ReactNode } from 'react';

type ListOptionProps = {
  readonly id: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

/** One of the list below a combobox (ARIA Authoring Practices): a press chooses it, and the field keeps the focus. */
export const ListOption = ({ id, isChosen, onChoose, children }: ListOptionProps): ReactElement => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's.
  <div
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={isChosen}
    onPointerDown={(event) => event.preventDefault()}
    onClick={onChoose}
  >
    {children}
  </div>
);

/** The place of the option after or before, round the ends; -1: none is chosen, or there is none. */
export const moved = (at: number, by: 1 | -1, count: number): number =>
  count === 0 ? -1 : (Math.max(at, by === 1 ? -1 : 0) + by + count) % count;
