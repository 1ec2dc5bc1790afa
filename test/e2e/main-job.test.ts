import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchSpec, launchSpec } from '../../build/launch-spec';
import { subscribers, visibleRows } from '../drive/grid';
import { launch, newProfileFolder, type Running, removeFolder } from '../drive/launch';
import { filesHoldingTokens } from '../drive/leaks';
import { sessionBar } from '../drive/session-bar';
import { signIn, signInWindow, textOf } from '../drive/sign-in';
import { tokenPanel } from '../drive/token';
import { type Backend, type BackendKind, pythonOrReason, startBackend } from '../helpers/backends';

let spec: LaunchSpec;

beforeAll(async () => {
  spec = await launchSpec();
});

type Case = {
  readonly kind: BackendKind;
  readonly tokenSeconds: number;
  /** How long the session has to live on by itself, with the table reloading. */
  readonly surviveMs: number;
  readonly leastRenewals: number;
};

const cases: readonly Case[] = [
  { kind: 'djangorestframework-jwt', tokenSeconds: 20, surviveMs: 90_000, leastRenewals: 8 },
  { kind: 'drf-jwt', tokenSeconds: 10, surviveMs: 17_000, leastRenewals: 3 },
  { kind: 'simplejwt', tokenSeconds: 10, surviveMs: 17_000, leastRenewals: 3 },
  { kind: 'demo', tokenSeconds: 10, surviveMs: 17_000, leastRenewals: 3 },
];

const python = pythonOrReason();

describe.each(cases)('the main job against $kind', ({ kind, tokenSeconds, surviveMs, leastRenewals }) => {
  let backend: Backend;
  let userData: string;
  let running: Running | null = null;
  const why = kind === 'demo' || python.ok ? null : python.reason;

  beforeAll(async () => {
    if (why) return;
    backend = await startBackend(kind, { tokenSeconds, rows: 1_000 });
    userData = await newProfileFolder();
  });

  afterAll(async () => {
    await running?.app.close().catch(() => {});
    await backend?.stop();
    if (userData) await removeFolder(userData);
  });

  it('sign in: rows on screen, claims decoded, the token in the keychain and in no file', async (context) => {
    if (why) context.skip(why);
    running = await launch(spec, { userData });
    const { page } = running;
    await signIn(page, backend);
    await subscribers(page).cells.first().waitFor();
    expect(await subscribers(page).grid.getAttribute('aria-rowcount')).toBe('1001');
    expect((await visibleRows(page)).length).toBeGreaterThan(10);
    await expect.poll(() => textOf(sessionBar(page).state)).toContain('Active · renews in');

    const token = tokenPanel(page);
    await token.tab.click();
    await token.claims.waitFor();
    expect(await textOf(token.claims)).toContain('user_id');
    expect(await textOf(token.claims)).toContain('exp');
    expect(await textOf(token.header)).toContain('HS256');
    await expect.poll(() => textOf(token.lifetime)).toContain('renews');
    await subscribers(page).tab.click();

    expect(keychainAccounts()).toContain(profileIdIn(userData));
    expect(await filesHoldingTokens(userData)).toEqual([]);
  });

  it(`a token of ${tokenSeconds} s: the session outlives it for ${surviveMs / 1000} s, the table reloading, nobody asked`, async (context) => {
    if (why) context.skip(why);
    const { page } = started(running);
    const until = Date.now() + surviveMs;
    let reloads = 0;
    while (Date.now() < until) {
      await subscribers(page).reload.click();
      await page.waitForTimeout(2_000);
      expect(await textOf(sessionBar(page).state)).toMatch(/^(Active|Renewing)/);
      expect((await visibleRows(page)).length).toBeGreaterThan(10);
      reloads += 1;
    }
    const counts = await backend.counts();
    expect(counts.obtained).toBe(1);
    expect(counts.renewed).toBeGreaterThanOrEqual(leastRenewals);
    expect(counts.renewalsRefused).toBe(0);
    expect(counts.listed).toBeGreaterThanOrEqual(reloads);
  });

  it('closed and started again: signed in without a password', async (context) => {
    if (why) context.skip(why);
    await started(running).quit();
    running = await launch(spec, { userData });
    const { page } = running;
    await subscribers(page).cells.first().waitFor();
    expect(await textOf(sessionBar(page).state)).toMatch(/^(Active|Renewing)/);
    expect((await backend.counts()).obtained).toBe(1);
    expect(running.complaints).toEqual([]);
  });

  it('sign out: nothing of the token is left in keychain, files or on screen', async (context) => {
    if (why) context.skip(why);
    const { page, quit } = started(running);
    const profileId = profileIdIn(userData);
    expect(profileId).not.toBe('');
    await sessionBar(page).signOut.click();
    await signInWindow(page).form.waitFor();
    await page.getByText('Signed out. The token was deleted from this computer.').waitFor();
    expect(await filesHoldingTokens(userData)).toEqual([]);
    expect(keychainAccounts().filter((account) => account.startsWith(profileId))).toEqual([]);
    await quit();
    running = await launch(spec, { userData });
    await signInWindow(running.page).form.waitFor();
    expect(await subscribers(running.page).grid.count()).toBe(0);
  });
});

const started = (running: Running | null): Running => {
  if (!running) throw new Error('The first step did not start the app.');
  return running;
};

/** Accounts of ours in the real keyring. */
const keychainAccounts = (): readonly string[] => {
  const found = spawnSync('secret-tool', ['search', '--all', 'service', 'Latchkey'], { encoding: 'utf8' });
  const lines = `${found.stdout}\n${found.stderr}`.match(/(?<=attribute\.account = ).*/g);
  return lines ?? [];
};

const profileIdIn = (userData: string): string => {
  const [, id = ''] = /"shownId": "([^"]+)"/.exec(readFileSync(path.join(userData, 'profiles.json'), 'utf8')) ?? [];
  return id;
};
