import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { Menu, MenuItem } from '../../../../renderer/ui/menu';

const chosen = vi.fn();

beforeEach(() => {
  chosen.mockClear();
  render(
    <Menu
      label="Fruit"
      button={(button) => (
        <button type="button" {...button}>
          Open
        </button>
      )}
    >
      {(close) =>
        ['Apple', 'Banana', 'Blackberry', 'Cherry'].map((name) => (
          <MenuItem
            key={name}
            onChoose={() => {
              close();
              chosen(name);
            }}
          >
            {name}
          </MenuItem>
        ))
      }
    </Menu>,
  );
});

const opener = () => screen.getByRole('button', { name: 'Open' });
const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key: name });
const focused = () => document.activeElement?.textContent;

test('arrows go round, Home and End go to the ends, letters go to their items in turn', () => {
  fireEvent.click(opener());
  expect(focused()).toBe('Apple');
  key('ArrowUp');
  expect(focused()).toBe('Cherry');
  key('ArrowDown');
  expect(focused()).toBe('Apple');
  key('End');
  expect(focused()).toBe('Cherry');
  key('b');
  expect(focused()).toBe('Banana');
  key('b');
  expect(focused()).toBe('Blackberry');
  key('Home');
  expect(focused()).toBe('Apple');
});

test('choosing closes it and gives focus back', () => {
  fireEvent.click(opener());
  fireEvent.click(screen.getByRole('menuitem', { name: 'Banana' }));
  expect(chosen).toHaveBeenCalledExactlyOnceWith('Banana');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(opener());
});

test('Esc and a press elsewhere close it', () => {
  fireEvent.keyDown(opener(), { key: 'ArrowDown' });
  expect(opener().getAttribute('aria-expanded')).toBe('true');
  key('Escape');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(opener());
  fireEvent.click(opener());
  fireEvent.pointerDown(document.body);
  expect(screen.queryByRole('menu')).toBeNull();
});
