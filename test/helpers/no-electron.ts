import { vi } from 'vitest';

// The npm package `electron` downloads its runtime when it is imported outside Electron; a unit that needs it gives its own double.
vi.mock('electron', () => {
  throw new Error('A unit test reached the electron package: inject a port instead.');
});
