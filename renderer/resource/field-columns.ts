import type { Field, FieldType, OpenedSource, Row } from '../../electron/contract/resource';
import type { GridColumn, Tone } from '../grid/columns';
import { words } from '../words/catalogue';
import { cellText } from './cell-text';

const NUMBERS: ReadonlySet<FieldType> = new Set<FieldType>(['integer', 'float', 'decimal']);
const TIMES: ReadonlySet<FieldType> = new Set<FieldType>(['date', 'datetime', 'time']);
/** Text that names the row stands out; the rest is quieter. */
const TITLES: ReadonlySet<string> = new Set(['name', 'title', 'username', 'subject']);

const TEXT = [140, 1.1] as const;
const widths: Partial<Readonly<Record<FieldType, readonly [leastPx: number, share: number]>>> = {
  integer: [84, 0],
  float: [96, 0],
  decimal: [96, 0],
  boolean: [72, 0],
  date: [104, 0],
  datetime: [148, 0],
  time: [84, 0],
  choice: [112, 0],
  email: [190, 1.5],
  url: [190, 1.5],
  nested: [160, 1],
  other: [120, 0.8],
};

const PX_A_CHARACTER = 7.2;
const HEADER_ROOM_PX = 36;

const widthOf = ({ type, label }: Field): string => {
  const [least, share] = widths[type] ?? TEXT;
  const px = Math.max(least, Math.ceil(label.length * PX_A_CHARACTER) + HEADER_ROOM_PX);
  return share === 0 ? `${px}px` : `minmax(${px}px, ${share}fr)`;
};

/** States that mean the same nearly everywhere; a dot stands before the word, never instead of it. */
const tones: Readonly<Record<string, Tone>> = {
  active: 'ok',
  enabled: 'ok',
  paid: 'ok',
  trial: 'info',
  new: 'info',
  pending: 'warn',
  'past due': 'warn',
  past_due: 'warn',
  overdue: 'warn',
  lapsed: 'mute',
  inactive: 'mute',
  disabled: 'mute',
  paused: 'mute',
  cancelled: 'mute',
  blocked: 'err',
  failed: 'err',
};
const STATES: ReadonlySet<string> = new Set(['status', 'state']);

const lookOf = ({ name, type }: Field): GridColumn<Row>['look'] => {
  if (TIMES.has(type)) return 'time';
  if (TITLES.has(name)) return 'strong';
  return name === 'id' || type === 'email' ? 'soft' : 'plain';
};

/** Leads to what a value points at, or is null. */
export type Follow = (field: Field, value: Row[string]) => (() => void) | null;

/** Fields as columns. Those that no row has (write-only ones) are left out as soon as there are rows. */
export const columnsOf = (opened: OpenedSource, follow: Follow): readonly GridColumn<Row>[] => {
  const [first] = opened.first.rows;
  const isOrderable = (name: string): boolean =>
    opened.order !== 'none' && (opened.orderingFields?.includes(name) ?? true);
  return opened.fields
    .filter(({ name }) => first === undefined || Object.hasOwn(first, name))
    .map((field): GridColumn<Row> => {
      const { name, label, type, choices } = field;
      const isState = STATES.has(name) && (type === 'choice' || type === 'string');
      return {
        ...{ id: name, label },
        notOrderable: isOrderable(name) ? null : words.resource.grid.notOrderable,
        align: NUMBERS.has(type) && choices === undefined ? 'end' : 'start',
        look: lookOf(field),
        width: widthOf(field),
        text: (row) => cellText(row[name], field),
        ...(isState ? { tone: (row: Row) => tones[String(row[name]).toLowerCase()] ?? 'mute' } : {}),
        follow: (row) => follow(field, row[name]),
      };
    });
};
