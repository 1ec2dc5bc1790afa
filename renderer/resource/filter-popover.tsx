import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Filter, FilterLookup, FilterOffer } from '../../electron/contract/resource';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';

type FilterPopoverProps = {
  readonly offer: FilterOffer;
  readonly filters: readonly Filter[];
  readonly onApply: (filters: readonly Filter[]) => void;
  readonly onClose: (isByKey: boolean) => void;
};

/** What a field may be asked for: choices to press, or a value to type. */
export const FilterPopover = ({ offer, filters, onApply, onClose }: FilterPopoverProps): ReactElement => {
  const pop = useRef<HTMLDivElement>(null);
  const closing = useRef(onClose);
  useEffect(() => {
    closing.current = onClose;
  });
  useEffect(() => {
    const first = pop.current?.querySelector<HTMLElement>('[aria-checked="true"], input, [role="radio"]');
    first?.focus();
    const pressed = (event: PointerEvent): void => {
      const anchor = pop.current?.parentElement;
      if (event.target instanceof Node && !anchor?.contains(event.target)) closing.current(false);
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, []);
  const isChosen = offer.kind === 'choice' || offer.kind === 'boolean';
  return (
    <div
      ref={pop}
      className={isChosen ? 'pop menu' : 'pop filter-pop'}
      role="dialog"
      aria-label={words.resource.filter.dialog(offer.label)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose(true);
      }}
    >
      {isChosen ? <Choices {...{ offer, filters, onApply }} /> : <Values {...{ offer, filters, onApply }} />}
    </div>
  );
};

type PartProps = Pick<FilterPopoverProps, 'offer' | 'filters' | 'onApply'>;

const Choices = ({ offer, filters, onApply }: PartProps): ReactElement => {
  const list = useRef<HTMLDivElement>(null);
  const yesNo = [true, false].map((value) => ({ value, label: words.resource.grid.yesNo(value) }));
  const choices = offer.kind === 'boolean' ? yesNo : (offer.choices ?? []);
  const chosen = filters[0]?.value;
  const isChosen = choices.some(({ value }) => String(value) === chosen);
  const step = (by: number): void => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    items[(at + by + items.length) % items.length]?.focus();
  };
  return (
    <div
      ref={list}
      role="radiogroup"
      aria-label={offer.label}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        step(by);
      }}
    >
      {choices.map(({ value, label }, at) => (
        <button
          key={String(value)}
          type="button"
          role="radio"
          aria-checked={String(value) === chosen}
          tabIndex={String(value) === chosen || (!isChosen && at === 0) ? 0 : -1}
          onClick={() => onApply([{ field: offer.field, lookup: 'exact', value: String(value) }])}
        >
          {String(value) === chosen ? <Icon name="check" className="icon-s" /> : <i className="icon-s" />}
          {label}
        </button>
      ))}
    </div>
  );
};

const types: Readonly<Record<FilterOffer['kind'], 'text' | 'date' | 'datetime-local'>> = {
  choice: 'text',
  boolean: 'text',
  number: 'text',
  text: 'text',
  date: 'date',
  datetime: 'datetime-local',
};

/** One field a lookup; what is empty is not asked. */
const Values = ({ offer, filters, onApply }: PartProps): ReactElement => {
  const { field, kind, lookups } = offer;
  const [values, setValues] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(filters.map(({ lookup, value }) => [lookup, value])),
  );
  const text = words.resource.filter;
  // both bounds, or what the text holds; an exact value beside them only where nothing else is offered
  const asked: readonly FilterLookup[] = lookups.length > 1 ? lookups.filter((lookup) => lookup !== 'exact') : lookups;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onApply(
          asked.flatMap((lookup) => {
            const value = values[lookup]?.trim() ?? '';
            return value === '' ? [] : [{ field, lookup, value }];
          }),
        );
      }}
    >
      {asked.map((lookup) => (
        <label key={lookup} className="stack stack-4">
          <span className="label">{text.field(offer.label, text.lookup(lookup, kind))}</span>
          <span className="input input-m">
            <input
              type={types[kind]}
              inputMode={kind === 'number' ? 'decimal' : undefined}
              maxLength={300}
              spellCheck={false}
              value={values[lookup] ?? ''}
              onChange={(event) => setValues({ ...values, [lookup]: event.target.value })}
            />
          </span>
        </label>
      ))}
      <div className="row row-6">
        <span className="grow" />
        <Button size="s" kind="primary" type="submit">
          {text.apply}
        </Button>
      </div>
    </form>
  );
};
