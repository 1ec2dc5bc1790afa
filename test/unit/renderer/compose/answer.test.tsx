import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { ComposedAnswer, ComposedAnswerBody } from '../../../../electron/contract/compose';
import { ok } from '../../../../electron/contract/result';
import { AnswerView } from '../../../../renderer/compose/answer-view';
import { readAnswerHere } from '../../../../renderer/compose/read-answer';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { answerOf } from './samples';

// happy-dom lays nothing out: a window of some lines
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(440);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(100_000);
});

const show = (body: ComposedAnswerBody, more: Partial<ComposedAnswer> = {}) => {
  const fake = fakeBridge({
    'desktop:copy': () => ok(null),
    'compose:save-answer': () => ok({ file: 'answer.bin' }),
  });
  let opened = 0;
  renderWindow(
    fake,
    <AnswerView
      answer={{ ...answerOf(body), ...more }}
      readApart={readAnswerHere}
      onOpenCollection={() => {
        opened += 1;
      }}
      findField={{ current: null }}
    />,
  );
  return { fake, opened: () => opened };
};
const json = (text: string): ComposedAnswerBody => ({ kind: 'text', language: 'json', text, charset: 'utf-8' });
const rows = '[{"id": 1, "name": "Ada", "big": 12345678901234567890}, {"id": 2, "name": "Bob", "tags": ["x"]}]';

const tabs = (): readonly (string | null)[] => screen.getAllByRole('tab').map(({ textContent }) => textContent);
const items = (): readonly (string | null)[] => screen.getAllByRole('treeitem').map(({ textContent }) => textContent);
const clean = async (): Promise<void> => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
};

describe('an answer of JSON', () => {
  test('is a tree at first, with every digit of its numbers', async () => {
    show(json(rows));
    expect(tabs()).toEqual(['Tree', 'Table', 'Raw', 'Headers']);
    expect(items()).toEqual([
      '2 items',
      '0: 3 members',
      'id: 1',
      'name: "Ada"',
      'big: 12345678901234567890',
      '1: 3 members',
      'id: 2',
      'name: "Bob"',
      'tags: 1 item',
      '0: "x"',
    ]);
    await clean();
  });

  test('keys walk, fold and copy; the line says how deep it is and of how many', async () => {
    const { fake } = show(json(rows));
    const tree = screen.getByRole('tree', { name: 'Values of the answer' });
    tree.focus();
    const active = (): string | null =>
      document.getElementById(tree.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;
    const press = (key: string, more: object = {}) => fireEvent.keyDown(tree, { key, ...more });
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    expect(active()).toBe('name: "Ada"');
    press('c', { ctrlKey: true });
    expect(fake.askedFor('desktop:copy')).toEqual([{ text: 'Ada' }]);
    press('ArrowLeft');
    expect(active()).toBe('0: 3 members');
    press('ArrowLeft');
    expect(items()).toHaveLength(7);
    const folded = screen.getByRole('treeitem', { name: /3 members/, expanded: false });
    expect([folded.getAttribute('aria-level'), folded.getAttribute('aria-setsize')]).toEqual(['2', '2']);
    press('ArrowRight');
    expect(items()).toHaveLength(10);
    press('End');
    expect(active()).toBe('0: "x"');
    expect(screen.getByText('/1/tags/0')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Copy pointer' }));
    expect(fake.askedFor('desktop:copy').at(-1)).toEqual({ text: '/1/tags/0' });
  });

  test('a search marks what it finds and goes from one to the next, unfolding the way', async () => {
    show(json(rows));
    await userEvent.click(screen.getByRole('button', { name: 'Answer actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Fold all' }));
    expect(items()).toHaveLength(3);
    const field = screen.getByRole('searchbox', { name: 'Find in the answer' });
    await userEvent.type(field, 'NAME');
    expect(await screen.findByText('1 of 2')).toBeDefined();
    const current = (): string | null => screen.getByRole('treeitem', { selected: true }).textContent;
    await waitFor(() => expect(current()).toBe('name: "Ada"'));
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('2 of 2')).toBeDefined();
    await waitFor(() => expect(current()).toBe('name: "Bob"'));
    await userEvent.click(screen.getByRole('button', { name: 'Previous match' }));
    await waitFor(() => expect(current()).toBe('name: "Ada"'));
    expect(document.querySelectorAll('mark')).toHaveLength(2);
    await userEvent.clear(field);
    await userEvent.type(field, 'nowhere');
    expect(await screen.findByText('No match')).toBeDefined();
  });

  test('a list of objects is a table, and a collection to open', async () => {
    const { fake, opened } = show(json(`{"count": 2, "results": ${rows}}`));
    await userEvent.click(screen.getByRole('tab', { name: 'Table' }));
    const grid = screen.getByRole('grid', { name: 'Rows of the answer' });
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['id', 'name', 'big', 'tags']);
    expect(within(grid).getByRole('gridcell', { name: '12345678901234567890' })).toBeDefined();
    const cell = within(grid).getByRole('gridcell', { name: 'Bob' });
    act(() => cell.focus());
    fireEvent.keyDown(cell, { key: 'c', ctrlKey: true });
    expect(fake.askedFor('desktop:copy')).toEqual([{ text: 'Bob' }]);
    await clean();
    await userEvent.click(screen.getByRole('button', { name: 'Answer actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Open as a collection' }));
    expect(opened()).toBe(1);
  });

  test('a single object is no table', () => {
    show(json('{"name": ["This field may not be blank."]}'));
    expect(tabs()).toEqual(['Tree', 'Raw', 'Headers']);
  });

  test('that is none is shown as text, and said where the fault is', () => {
    show(json('{"a": 1\n oops}'));
    expect(tabs()).toEqual(['Raw', 'Headers']);
    expect(screen.getByText('The server calls this JSON, but it is not: line 2, column 2.')).toBeDefined();
    expect(screen.getByRole('region', { name: 'Text of the answer' }).textContent).toBe('{"a": 1\n oops}');
  });
});

describe('another answer', () => {
  test('headers stand in a table of their own', async () => {
    show({ kind: 'none' }, { headers: [{ name: 'allow', value: 'GET, POST' }] });
    expect(screen.getByText('The answer has no body.')).toBeDefined();
    await userEvent.click(screen.getByRole('tab', { name: 'Headers' }));
    expect(
      within(screen.getByRole('table', { name: 'Headers' })).getByRole('rowheader', { name: 'allow' }),
    ).toBeDefined();
    await clean();
  });

  test('a long text is cut into parts for the browser, and a match that lies across two is marked in both', async () => {
    const text = `${'x'.repeat(8_190)}match${'y'.repeat(9_000)}`;
    show({ kind: 'text', language: 'text', text, charset: 'utf-8' });
    const region = screen.getByRole('region', { name: 'Text of the answer' });
    expect(region.children).toHaveLength(3);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find in the answer' }), 'match');
    expect(await screen.findByText('1 of 1')).toBeDefined();
    expect([...region.querySelectorAll('mark.is-current')].map(({ textContent }) => textContent)).toEqual([
      'ma',
      'tch',
    ]);
    expect(region.textContent).toBe(text);
  });

  test('an image is shown, by a data address alone', () => {
    show({ kind: 'image', mediaType: 'image/png', base64: 'iVBORw0KGgo=' });
    expect(screen.getByRole<HTMLImageElement>('img', { name: 'Image of the type image/png' }).src).toBe(
      'data:image/png;base64,iVBORw0KGgo=',
    );
  });

  test('a file says what it is and goes to one', async () => {
    const { fake } = show({ kind: 'file', why: 'binary' }, { contentType: 'application/zip' });
    expect(
      screen.getByRole('heading', { name: 'This is a file of the type application/zip, not text.' }),
    ).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Save to a file…' }));
    expect(fake.askedFor('compose:save-answer')).toEqual([{ answerId: 'a1' }]);
    expect(await screen.findByText('Saved to answer.bin')).toBeDefined();
  });
});
