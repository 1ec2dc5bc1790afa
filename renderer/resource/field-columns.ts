import type { Field, FieldType, OpenedSource, Row } from '../../electron/contract/resource';
import type { GridColumn } from '../grid/columns';
import { words } from '../words/catalogue';
import { number } from '../words/human';

const NUMBERS: ReadonlySet<FieldType> = new Set<FieldType>(['integer', 'float', 'decimal']);
const TIMES: ReadonlySet<FieldType> = new Set<FieldType>(['date', 'datetime', 'time']);
/** Text that names the row stands out; the rest is quieter. */
const TITLES: ReadonlySet<string> = new Set(['name', 'title', 'username', 'subject']);

const widths: Readonly<Record<FieldType, readonly [leastPx: number, share: number]>> = {
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
  string: [140, 1.1],
  nested: [160, 1],
  other: [120, 0.8],
};

const PX_A_CHARACTER = 7.2;
const HEADER_ROOM_PX = 36;

const widthOf = ({ type, label }: Field): string => {
  const [least, share] = widths[type];
  const px = Math.max(least, Math.ceil(label.length * PX_A_CHARACTER) + HEADER_ROOM_PX);
  return share === 0 ? `${px}px` : `minmax(${px}px, ${share}fr)`;
};

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** A value as its column shows it: ISO dates to the minute, whole numbers in groups, anything nested as JSON. */
const cellText = (value: Row[string], { type, name }: Pick<Field, 'type' | 'name'>): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number')
    return Number.isInteger(value) && (type === 'integer' || name === 'id') ? number(value) : String(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') {
    const time = type === 'datetime' ? DATE_TIME.exec(value) : null;
    return time ? `${time[1]} ${time[2]}` : value;
  }
  return JSON.stringify(value);
};

/** Fields as columns. Those that no row has (write-only ones) are left out as soon as there are rows. */
export const columnsOf = (opened: OpenedSource): readonly GridColumn<Row>[] => {
  const [first] = opened.first.rows;
  const notOrderable = opened.order === 'none' ? words.resource.grid.notOrderable : null;
  return opened.fields
    .filter(({ name }) => first === undefined || name in first)
    .map((field): GridColumn<Row> => {
      const isNumber = NUMBERS.has(field.type);
      const isTime = TIMES.has(field.type);
      const look = isTime
        ? 'time'
        : TITLES.has(field.name)
          ? 'strong'
          : field.name === 'id' || field.type === 'email'
            ? 'soft'
            : 'plain';
      return {
        id: field.name,
        label: field.label,
        align: isNumber ? 'end' : 'start',
        look,
        width: widthOf(field),
        notOrderable,
        text: (row) => cellText(row[field.name], field),
      };
    });
};
