import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import type { GridColumn, GridSort } from '../../../../renderer/grid/columns';
import type { RowRange } from '../../../../renderer/grid/extension';
import { Grid, type GridProps } from '../../../../renderer/grid/grid';

export type Person = { readonly id: number; readonly name: string };

const column = (id: 'id' | 'name', label: string, notOrderable: string | null = null): GridColumn<Person> => ({
  ...{ id, label, notOrderable, align: id === 'id' ? 'end' : 'start', look: 'plain', width: '100px' },
  text: (row) => String(row[id]),
});
export const columns = [column('id', 'ID'), column('name', 'Name', 'The server does not order by this field')];
export const person = (index: number): Person => ({ id: index + 1, name: `Name ${index + 1}` });

export const Stage = ({ checked = true, ...more }: Partial<GridProps<Person>> & { readonly checked?: boolean }) => {
  const [sort, setSort] = useState<GridSort | null>(null);
  const [checkedRows, setChecked] = useState<ReadonlySet<number>>(new Set());
  const checks = {
    isChecked: (row: number) => checkedRows.has(row),
    onCheck: ({ from, end }: RowRange, isChecked: boolean) =>
      setChecked((before) => {
        const next = new Set(before);
        for (let row = from; row < end; row += 1)
          if (isChecked) next.add(row);
          else next.delete(row);
        return next;
      }),
    onCheckLoaded: () => {},
    nameOfAll: 'Select all rows on screen',
    nameOf: (row: number) => `Select ${row + 1}`,
  };
  return (
    <Grid
      {...{ label: 'Subscribers', columns, rowCount: 1_000_000, isCountKnown: true, rowHeight: 28, isBusy: false }}
      {...{ rowAt: person, sort, onSort: setSort, onShown: () => {} }}
      {...(checked ? { checks } : {})}
      {...more}
    />
  );
};

export const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Subscribers' });
export const stops = (): readonly Element[] => [...grid().querySelectorAll('[tabindex="0"]')];
export const press = (key: string, more: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
};
export const start = (): void => {
  const [stop] = stops();
  if (stop instanceof HTMLElement) stop.focus();
};
