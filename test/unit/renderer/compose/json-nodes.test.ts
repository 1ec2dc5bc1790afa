import { describe, expect, test } from 'vitest';
import { findText, lastUpTo, lineAndColumn } from '../../../../renderer/compose/find-text';
import { checkJson, formattedJson } from '../../../../renderer/compose/json-check';
import { type JsonNodes, scanJson } from '../../../../renderer/compose/json-nodes';
import { insideOf, nameOf, nodeAt, pointerOf, sourceOf } from '../../../../renderer/compose/node-text';
import { firstOpen, opened, toggled, treeRows } from '../../../../renderer/compose/tree-rows';

const read = (text: string): JsonNodes => {
  const scan = scanJson(text);
  if (!scan.ok) throw new Error(`not read: ${scan.fault.expected} at ${scan.fault.at}`);
  return scan.nodes;
};
const page = '{"count": 2, "results": [{"id": 9007199254740993, "a/b": "x"}, {"id": 2, "id": 3}], "next": null}';

describe('a JSON text taken apart', () => {
  const nodes = read(page);

  test('every value stands where it stands in the text, with every digit and each of two equal names', () => {
    const shown = Array.from({ length: nodes.count }, (_, node) => [
      pointerOf(page, nodes, node),
      sourceOf(page, nodes, node).slice(0, 20),
    ]);
    expect(shown).toEqual([
      ['/', '{"count": 2, "result'],
      ['/count', '2'],
      ['/results', '[{"id": 900719925474'],
      ['/results/0', '{"id": 9007199254740'],
      ['/results/0/id', '9007199254740993'],
      ['/results/0/a~1b', '"x"'],
      ['/results/1', '{"id": 2, "id": 3}'],
      ['/results/1/id', '2'],
      ['/results/1/id', '3'],
      ['/next', 'null'],
    ]);
  });

  test('a node knows what is inside, what comes after it and its name', () => {
    expect([...insideOf(nodes, 0)].map((node) => nameOf(page, nodes, node))).toEqual(['count', 'results', 'next']);
    expect([...insideOf(nodes, 2)]).toEqual([3, 6]);
    expect(nodes.next[2]).toBe(9);
    expect(nameOf(page, nodes, 3)).toBeNull();
  });

  test('a place in the text leads to the value that it is in, by its name too', () => {
    expect(nodeAt(nodes, page.indexOf('9007'))).toBe(4);
    expect(nodeAt(nodes, page.indexOf('"next"') + 1)).toBe(9);
  });

  test('what JSON.parse takes is taken, what it refuses is refused', () => {
    const texts = ['0', '-0.5e+7', '"\\u00e9\\n"', '[]', '{}', ' [ 1 , [ ] ] ', 'true', '{"a":{"b":[{}]}}'];
    const faulty = [
      '',
      '01',
      '+1',
      '.5',
      "'a'",
      '[1,]',
      '{"a":1,}',
      '{a:1}',
      '[1 2]',
      '1 2',
      '"a',
      '"\n"',
      'nul',
      '[',
      '}',
    ];
    expect(texts.filter((text) => !scanJson(text).ok)).toEqual([]);
    expect(faulty.filter((text) => scanJson(text).ok)).toEqual([]);
  });

  test('a hundred thousand arrays inside each other are read, too', () => {
    const deep = read(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(deep.count).toBe(100_000);
    expect(deep.next[0]).toBe(100_000);
  });
});

describe('a fault', () => {
  test.each([
    ['{"a": 1,\n "b": 2,}', 2, 9, 'name'],
    ['{"a" 1}', 1, 6, 'colon'],
    ['[1\n2]', 2, 1, 'comma'],
    ['["é", tru]', 1, 7, 'value'],
    ['{"a": "open}', 1, 7, 'string'],
    ['[1]]', 1, 4, 'nothing'],
  ] as const)('%j is named by line %i, column %i', (text, line, column, expected) => {
    expect(checkJson(text)).toEqual({ ok: false, line, column, expected });
  });

  test('columns count characters, not halves of them', () => {
    expect(lineAndColumn('a\n😀x', 4)).toEqual({ line: 2, column: 2 });
  });
});

test('formatting keeps every digit, order and equal names, and what JSON.parse would read', () => {
  const text = '{"b":1.50,"a":[{},[],{"n":12345678901234567890}],"b":"x, {y}: [z]"}';
  expect(formattedJson(text)).toBe(
    '{\n  "b": 1.50,\n  "a": [\n    {},\n    [],\n    {\n      "n": 12345678901234567890\n    }\n  ],\n  "b": "x, {y}: [z]"\n}',
  );
  expect(formattedJson(formattedJson(page))).toBe(formattedJson(page));
  expect(JSON.parse(formattedJson(page))).toEqual(JSON.parse(page));
});

describe('the lines of the tree', () => {
  const nodes = read(page);

  test('a small answer is unfolded; folding a value takes what is inside away', () => {
    const open = firstOpen(nodes);
    expect([...treeRows(nodes, open).level]).toEqual([1, 2, 2, 3, 4, 4, 3, 4, 4, 2]);
    expect([...treeRows(nodes, toggled(open, 2)).node]).toEqual([0, 1, 2, 9]);
  });

  test('of a big one the outermost values are open, and a match opens the way to itself', () => {
    const big = read(JSON.stringify({ results: Array.from({ length: 400 }, (_, id) => ({ id })), next: null }));
    const open = firstOpen(big);
    const rows = treeRows(big, open);
    expect(rows.node.length).toBe(1 + 2 + 400);
    const inner = (rows.node[5] ?? 0) + 1;
    expect(lastUpTo(rows.node, inner)).toBe(5);
    expect([...treeRows(big, opened(big, open, inner)).node]).toContain(inner);
  });
});

describe('finding', () => {
  test('letters of either case, and signs that patterns are made of as they are', () => {
    expect([...findText('Ada ada ADA', 'ada').at]).toEqual([0, 4, 8]);
    expect([...findText('a.c abc (a.c)', 'a.c').at]).toEqual([0, 9]);
    expect(findText('ÉCOLE', 'école').at).toHaveLength(1);
    expect(findText('anything', '').at).toHaveLength(0);
  });

  test('of very many the first ten thousand, and that there are more', () => {
    const found = findText('a'.repeat(10_001), 'a');
    expect([found.at.length, found.isCut]).toEqual([10_000, true]);
  });
});
