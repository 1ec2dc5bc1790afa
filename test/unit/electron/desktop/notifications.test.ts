import { beforeEach, expect, it, vi } from 'vitest';

const { made, support } = vi.hoisted(() => {
  type Made = { options: unknown; isShown: boolean; listeners: Map<string, () => void> };
  const all: Made[] = [];
  return { made: all, support: { is: true } };
});
vi.mock('electron', () => ({
  Notification: class {
    static isSupported = () => support.is;
    readonly #own;
    constructor(options: unknown) {
      this.#own = { options, isShown: false, listeners: new Map<string, () => void>() };
      made.push(this.#own);
    }
    on(name: string, listener: () => void) {
      this.#own.listeners.set(name, listener);
    }
    show() {
      this.#own.isShown = true;
    }
  },
}));

import { systemNotifier } from '../../../../electron/desktop/notifications';

beforeEach(() => {
  made.length = 0;
  support.is = true;
});

it('shown with its title and text; a press is heard', () => {
  let presses = 0;
  systemNotifier.show({ title: 'Exported', body: 'ana at x' }, () => {
    presses += 1;
  });
  expect(made).toMatchObject([{ options: { title: 'Exported', body: 'ana at x' }, isShown: true }]);
  made[0]?.listeners.get('click')?.();
  expect(presses).toBe(1);
});

it('a system without notifications: nothing is tried', () => {
  support.is = false;
  systemNotifier.show({ title: 'x', body: '' }, () => {});
  expect(made).toEqual([]);
});
