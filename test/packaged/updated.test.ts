import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { extractFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { launchPackaged, type PackagedApp } from '../drive/packaged';
import { openUpdates } from '../drive/updates';
import { type Feed, startFeed } from '../helpers/packages/feed';
import { endAllBelow, processesBelow } from '../helpers/packages/processes';

const packages = inject('packages');
const isRoot = process.getuid?.() === 0;
const NOBODY = '65534';
const LIMIT_MS = 60_000;

/** One story: each part goes on where the one before it ended. */
describe('an AppImage that looks for updates', () => {
  // Outside of this session's own folders, which are closed to other users.
  const place = mkdtempSync('/var/tmp/latchkey-update-');
  const file = path.join(place, 'Latchkey.AppImage');
  const temporary = path.join(place, 'tmp');
  let feed: Feed;
  let app: PackagedApp;
  let updates: Awaited<ReturnType<typeof openUpdates>>;

  beforeAll(async () => {
    feed = await startFeed(packages.newer, packages.feedPort);
    copyFileSync(packages.appImage, file);
    for (const folder of ['home', 'run', 'tmp']) mkdirSync(path.join(place, folder));
    for (const open of [place, path.join(place, 'home'), path.join(place, 'run'), temporary]) chmodSync(open, 0o777);
    // As a person: what restarts it passes no arguments on, and root would have to.
    const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
    app = await launchPackaged([...(isRoot ? asNobody : []), 'env', '-u', 'XDG_CONFIG_HOME', file], {
      chromiumSandbox: true,
      env: {
        ...{ HOME: path.join(place, 'home'), XDG_RUNTIME_DIR: path.join(place, 'run'), TMPDIR: temporary },
        APPIMAGE_EXTRACT_AND_RUN: '1',
      },
    });
    updates = await openUpdates(app.page);
  });

  afterAll(async () => {
    endAllBelow(temporary);
    await app?.end();
    await feed?.close();
    rmSync(place, { recursive: true, force: true });
  });

  const isStillOld = (): boolean => readFileSync(file).equals(readFileSync(packages.appImage));

  it('an older version in the feed: not offered', async () => {
    feed.announce('older');
    await updates.press('Check now');
    await updates.says(/^Up to date, checked/);
  });

  it('a newer one: offered with its notes, and nothing is fetched yet', async () => {
    feed.announce('damaged');
    await updates.press('Check now');
    await updates.says(`Version ${packages.newerVersion} is there.`);
    expect(await updates.notes.innerText()).not.toBe('');
    expect(feed.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  });

  it('not what its checksum says: refused and said, the old one stays', async () => {
    await updates.press('Download');
    await updates.says(/^The download was damaged/);
    expect(isStillOld()).toBe(true);
  });

  it('as announced: fetched, put in the place of the old one, and started', async () => {
    feed.announce('newer');
    await updates.press('Try again');
    await updates.says(`Version ${packages.newerVersion} is ready.`);
    expect(isStillOld()).toBe(true);
    const before = processesBelow(temporary).map(({ pid }) => pid);
    await updates.restart();
    await app.gone();
    const started = await vi.waitFor(
      () => {
        const now = processesBelow(temporary).filter(({ pid }) => !before.includes(pid));
        const page = now.find(({ type }) => type === 'renderer');
        if (!page) throw new Error('no window yet');
        return page;
      },
      { timeout: LIMIT_MS, interval: 100 },
    );
    const archive = path.join(path.dirname(started.program), 'resources', 'app.asar');
    const fields: unknown = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
    expect(fields).toMatchObject({ version: packages.newerVersion });
    const announced = path.join(packages.newer, `latchkey-${packages.newerVersion}-x64.AppImage`);
    expect(readFileSync(file).equals(readFileSync(announced))).toBe(true);
  });
});
