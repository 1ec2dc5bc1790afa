import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { csvCell, csvLine, unguarded } from '../../../../electron/rows/csv';
import { CsvReader, delimiterOf } from '../../../../electron/rows/csv-reader';
import { rowsOfFile, shapeOf, UnreadableFile } from '../../../../electron/rows/file-reader';
import { headOf, tailOf, textOf } from '../../../../electron/rows/row-format';

const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string, size = 5, delimiter = delimiterOf(text)) => {
  const reader = new CsvReader(delimiter);
  const records = [];
  for (let at = 0; at < text.length; at += size) records.push(...reader.push(text.slice(at, at + size)));
  return [...records, ...reader.end()];
};

describe('cells (RFC 4180)', () => {
  test.each([
    [null, ''],
    ['', '""'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' blanks ', '" blanks "'],
    [-5, '-5'],
    [true, 'true'],
    [{ a: [1, 'x'] }, '"{""a"":[1,""x""]}"'],
  ])('%j', (value, cell) => expect(csvCell(value, true)).toBe(cell));

  test.each(['=1+1', '+SUM(A1)', '-cmd|x', '@A1', '\tx', '\rx', '＝1', '-1+2'])('%j would be run: guarded', (value) => {
    expect(csvCell(value, true)).toMatch(/^"?'/);
    expect(csvCell(value, false)).not.toMatch(/^"?'/);
  });

  test.each(['-12.50', '+4912', "'tis", 'a=b'])('%s runs nothing and stays', (value) =>
    expect(csvCell(value, true)).toBe(value),
  );
});

describe('reading', () => {
  test('what was written comes back, cut anywhere, with any delimiter in it', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1', '"', '\r\n', ',', ';', '', "'=1", '\n'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, size) => {
          const text = rows.map((cells) => csvLine(cells.map((each) => csvCell(each, false)))).join('');
          expect(read(text, size, ',')).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a guarded cell is taken back to what it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [record] = read(csvLine(['x', csvCell(text, true)]), 4, ',');
        if (!text.startsWith("'")) expect(unguarded(String(record?.[1]))).toBe(text);
      }),
    );
  });

  test('null and a text without characters are told apart', () => {
    expect(read('a,,"",b\r\n')).toEqual([['a', null, '', 'b']]);
  });

  test('lines that end in LF or CR, none at the end, empty ones between', () => {
    expect(read('a,b\n\nc,d\r\re,f')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  test.each([
    ['a;b;c\n1,5;2;3', ';'],
    ['a\tb\n', '\t'],
    ['"a;b;c;d",e\n', ','],
    ['alone', ','],
  ])('the delimiter of %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));
});

describe('files', () => {
  const all = async (name: string, content: string | Uint8Array) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    const shape = await shapeOf(file);
    const rows = [];
    for await (const row of rowsOfFile(file, shape)) rows.push(row);
    return { columns: shape.columns, rows };
  };

  test('export and read again, in all three formats but JSON: the same rows', async () => {
    const how = { columns: ['id', 'name', 'more'], guardFormulas: false, byteOrderMark: true };
    const data = [
      { id: 1, name: 'Ä "x", y\nz', more: null },
      { id: 2, name: '', more: { a: [1] } },
    ];
    const text = headOf({ format: 'csv', ...how }) + textOf(data, { format: 'csv', ...how }, true);
    expect(await all('a.csv', text)).toEqual({
      columns: ['id', 'name', 'more'],
      rows: [
        ['1', 'Ä "x", y\nz', null],
        ['2', '', '{"a":[1]}'],
      ],
    });
    const lines = textOf(data, { format: 'ndjson', ...how, columns: null }, true);
    expect((await all('a.ndjson', lines)).rows).toEqual(data.map(({ id, name, more }) => [id, name, more]));
    const json = { format: 'json', ...how, columns: null } as const;
    expect(
      JSON.parse(headOf(json) + textOf(data, json, true) + textOf(data, json, false) + tailOf(json, false)),
    ).toEqual([...data, ...data]);
    expect(JSON.parse(headOf(json) + tailOf(json, true))).toEqual([]);
  });

  test('a member called constructor that one row has and another has not: nothing there, written and read', async () => {
    const how = { format: 'csv', columns: ['id', 'constructor'], guardFormulas: false, byteOrderMark: false } as const;
    expect(textOf([{ id: 1, constructor: 'Lotus' }, { id: 2 }], how, true)).toBe('1,Lotus\r\n2,\r\n');
    const { rows } = await all('c.ndjson', '{"id":1,"constructor":"Lotus"}\n{"id":2}\n');
    expect(rows).toEqual([
      [1, 'Lotus'],
      [2, undefined],
    ]);
  });

  test('UTF-16 as spreadsheets write it', async () => {
    expect((await all('b.csv', Buffer.from('\ufeffa\tb\r\nä\t2\r\n', 'utf16le'))).rows).toEqual([['ä', '2']]);
  });

  test.each([
    ['empty.csv', ''],
    ['latin.csv', Buffer.from('a,b\r\n\xe4,1\r\n', 'latin1')],
    ['zip.csv', Buffer.from('PK\u0003\u0004\u0000\u0000')],
    ['bad.ndjson', '{"a":1}\nnot json\n'],
    ['list.ndjson', '[1]\n'],
    ['wide.csv', `${','.repeat(2_000)}\n`],
    ['deep.ndjson', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}\n`],
  ])('%s: unreadable', async (name, content) => {
    await expect(all(name, content)).rejects.toBeInstanceOf(UnreadableFile);
  });
});
