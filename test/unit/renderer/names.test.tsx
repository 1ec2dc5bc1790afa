import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { settingsScreens } from './names-settings';
import { type Name, NOW, openScreen } from './names-stage';
import { tokenScreens } from './names-token';
import { windowScreens } from './names-window';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(Object.entries({ ...windowScreens, ...tokenScreens, ...settingsScreens }))('%s', (_name, shown) => {
  test('every name of the design is there', async () => {
    await openScreen(shown);
    // Parts that are loaded on demand come a moment after the page.
    const missing = () =>
      shown.rows.flatMap(({ role, in: place, names }) => {
        const inside = place
          ? within(screen.getByRole(place.role, place.name === undefined ? {} : { name: place.name }))
          : screen;
        return names
          .filter((name) => inside.queryAllByRole(role, isAny(name) ? {} : { name }).length === 0)
          .map((name) => `${role} ${name}`);
      });
    await waitFor(() => expect(missing()).toEqual([]), { timeout: 10_000 });
  });
});

const isAny = (name: Name): boolean => name instanceof RegExp && name.source === '.';
