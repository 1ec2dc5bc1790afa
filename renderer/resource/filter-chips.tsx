import { type ReactElement, useRef, useState } from 'react';
import type { Filter, FilterLookup, FilterOffer } from '../../electron/contract/resource';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { Menu, MenuItem } from '../ui/menu';
import { words } from '../words/catalogue';
import { FilterPopover } from './filter-popover';

type FilterChipsProps = {
  readonly offers: readonly FilterOffer[];
  /** Who filters: said on top of the menu. */
  readonly filtering: 'server' | 'local' | 'none';
  readonly filters: readonly Filter[];
  readonly onFilters: (filters: readonly Filter[]) => void;
};

/** What one field is asked for: one chip, of one value or of two bounds. */
type Chip = { readonly offer: FilterOffer; readonly own: readonly Filter[] };

/** A chip for each field that is asked for, and the menu of those that could be. */
export const FilterChips = ({ offers, filtering, filters, onFilters }: FilterChipsProps): ReactElement | null => {
  const [editing, setEditing] = useState<FilterOffer | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const text = words.resource.filter;
  if (offers.length === 0 && filters.length === 0) return null;
  const chips = offers.flatMap((offer): readonly Chip[] => {
    const own = filters.filter(({ field }) => field === offer.field);
    return own.length > 0 ? [{ offer, own }] : [];
  });
  const put = (offer: FilterOffer, next: readonly Filter[]): void => {
    setEditing(null);
    onFilters([...filters.filter(({ field }) => field !== offer.field), ...next]);
    focusSoon(bar.current, next.length > 0 ? offer.field : null);
  };
  const isNew = editing !== null && !chips.some(({ offer }) => offer.field === editing.field);
  const popover = editing && (
    <FilterPopover
      offer={editing}
      filters={filters.filter(({ field }) => field === editing.field)}
      onApply={(next) => put(editing, next)}
      onClose={(isByKey) => {
        setEditing(null);
        if (isByKey) focusSoon(bar.current, editing.field);
      }}
    />
  );
  return (
    <div className="filters" ref={bar}>
      {chips.map(({ offer, own }) => (
        <span className="menu-anchor" key={offer.field}>
          <span className="filter is-on">
            <button
              type="button"
              data-filter={offer.field}
              aria-haspopup="dialog"
              aria-expanded={editing?.field === offer.field}
              aria-keyshortcuts="Delete"
              aria-label={text.chip(offer.label, valueText(offer, own))}
              onClick={() => setEditing(editing?.field === offer.field ? null : offer)}
              onKeyDown={(event) => {
                if (event.key !== 'Delete' && event.key !== 'Backspace') return;
                event.preventDefault();
                put(offer, []);
              }}
            >
              <span>{offer.label}</span> <b className="clip">{valueText(offer, own)}</b>
            </button>
            <button
              type="button"
              aria-label={text.remove(offer.label)}
              title={text.remove(offer.label)}
              onClick={() => put(offer, [])}
            >
              <Icon name="x" className="icon-12" />
            </button>
          </span>
          {!isNew && editing?.field === offer.field && popover}
        </span>
      ))}
      <span className="menu-anchor">
        <Menu
          label={text.add}
          button={(props) => (
            <Button kind="ghost" icon="filter" aria-label={text.add} data-filter="" {...props}>
              <span className="lbl">{text.short}</span>
            </Button>
          )}
        >
          {(close) => (
            <>
              <p className="head">{filtering === 'local' ? text.here : text.byServer}</p>
              {offers.map((offer) => (
                <MenuItem
                  key={offer.field}
                  onChoose={() => {
                    close();
                    setEditing(offer);
                  }}
                >
                  {offer.label}
                  <span className="end" aria-hidden="true">
                    {hintOf(offer)}
                  </span>
                </MenuItem>
              ))}
            </>
          )}
        </Menu>
        {isNew && popover}
      </span>
    </div>
  );
};

/** The chip is there, or gone, only once the new filters are shown. */
const focusSoon = (bar: HTMLElement | null, field: string | null): void => {
  requestAnimationFrame(() => {
    const chip = field === null ? null : bar?.querySelector<HTMLElement>(`[data-filter="${CSS.escape(field)}"]`);
    (chip ?? bar?.querySelector<HTMLElement>('[data-filter=""]'))?.focus();
  });
};

const hintOf = ({ kind, choices, lookups }: FilterOffer): string => {
  const text = words.resource.filter;
  if (kind === 'choice') return text.choices(choices?.length ?? 0);
  if (kind === 'boolean') return text.yesOrNo;
  return lookups.includes('gte') ? text.fromTo : text.kinds[kind];
};

const SIGNS: Readonly<Record<FilterLookup, string>> = { exact: '', icontains: '', gte: '≥ ', lte: '≤ ' };

/** `Active`, `Yes`, `≥ 2024-01-01, ≤ 2024-12-31`. */
const valueText = ({ kind, choices }: FilterOffer, own: readonly Filter[]): string => {
  const text = words.resource.filter;
  const one = ({ lookup, value }: Filter): string => {
    if (kind === 'boolean') return words.resource.grid.yesNo(value === 'true');
    const label = choices?.find((choice) => String(choice.value) === value)?.label ?? value;
    return lookup === 'icontains' ? text.holds(label) : `${SIGNS[lookup]}${label}`;
  };
  return own.map(one).join(', ');
};

/** All filters as words, for a list that nothing is left of: `Plan Free, Seats ≥ 3`. */
export const filtersText = (offers: readonly FilterOffer[], filters: readonly Filter[]): string =>
  offers
    .map((offer) => ({ offer, own: filters.filter(({ field }) => field === offer.field) }))
    .filter(({ own }) => own.length > 0)
    .map(({ offer, own }) => `${offer.label} ${valueText(offer, own)}`)
    .join(', ');
