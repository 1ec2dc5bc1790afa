import { defineConfig } from 'vitest/config';

/** What waits for tokens to run out: `npm test` runs it beside other tests. */
const SURVIVAL = ['test/e2e/main-job.test.ts', 'test/integration/session-{servers,presets,clock,soak}.test.ts'];

// A plain `import 'electron'` in Node tries to obtain the runtime (see docs/decisions.md), so units never reach it.
export default defineConfig({
  test: {
    reporters: ['default', './test/helpers/reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: ['test/unit/renderer/**'],
          environment: 'node',
          testTimeout: 20_000,
          setupFiles: ['test/helpers/no-electron.ts'],
        },
      },
      {
        test: {
          name: 'renderer',
          include: ['test/unit/renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          // Two busy cores: a page with hundreds of nodes takes seconds to look through by role.
          testTimeout: 20_000,
          setupFiles: ['test/helpers/no-electron.ts', 'test/helpers/renderer/setup.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: SURVIVAL,
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: SURVIVAL,
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'survival',
          include: SURVIVAL,
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'packaged',
          include: ['test/packaged/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          globalSetup: ['test/helpers/packages/global-setup.ts'],
        },
      },
    ],
  },
});
