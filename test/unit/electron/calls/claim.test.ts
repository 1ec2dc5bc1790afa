import { mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Claimed, claim } from '../../../../electron/calls/claim';
import { ended } from '../../../../electron/calls/neighbours';
import type { Place } from '../../../../electron/calls/place';

let folder: string;
let place: Place;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-claim-'));
  place = { kind: 'folder', folder };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const owners = (all: readonly Claimed[]) => all.flatMap((one) => (one.kind === 'ours' ? [one.post] : []));
const leave = (all: readonly Claimed[]) => {
  for (const one of all) {
    if (one.kind === 'ours') one.post.close();
    if (one.kind === 'taken') one.socket?.destroy();
  }
};

/** Leaves a socket that nobody listens on, as a killed process does. */
const killedAt = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const made = path.join(folder, 'made');
    const server = createServer().listen(made, () => {
      renameSync(made, path.join(folder, name));
      server.close(() => resolve());
    });
  });

describe('who owns the sessions', () => {
  it('twelve that claim at once, four times over: one has them each time, and all others know', async () => {
    for (let round = 0; round < 4; round += 1) {
      const all = await Promise.all(Array.from({ length: 12 }, () => claim(place)));
      expect(owners(all)).toHaveLength(1);
      expect(all.filter(({ kind }) => kind === 'taken')).toHaveLength(11);
      leave(all);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('who finds them taken is told by the system when they are free', async () => {
    const first = await claim(place);
    const second = await claim(place);
    if (second.kind !== 'taken' || !second.socket) return expect.unreachable(second.kind);
    let isFree = false;
    const free = ended(second.socket).then(() => {
      isFree = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(isFree).toBe(false);
    leave([first]);
    await free;
    const third = await claim(place);
    expect(third.kind).toBe('ours');
    leave([third]);
  });

  it('what a killed process has left is in nobody’s way, and is swept when it is old', async () => {
    await killedAt('0000000000000000');
    const first = await claim(place);
    expect(first.kind).toBe('ours');
    leave([first]);
    expect(readdirSync(folder)).toEqual(['0000000000000000']);
    utimesSync(path.join(folder, '0000000000000000'), 1, 1);
    leave([await claim(place)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('files and links that somebody put there are not spoken to', async () => {
    writeFileSync(path.join(folder, '1111111111111111'), 'no socket');
    symlinkSync('/var/run/docker.sock', path.join(folder, '2222222222222222'));
    const first = await claim(place);
    expect(first.kind).toBe('ours');
    leave([first]);
  });

  it('one that is there and says nothing is not passed over', async () => {
    const mute = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(path.join(folder, '3333333333333333'), resolve));
    expect(await claim(place, 100)).toEqual({ kind: 'silent' });
    mute.close();
  });
});
