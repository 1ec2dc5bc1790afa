import { describe, expect, it, vi } from 'vitest';
import type { Outdated } from '../../../../electron/contract/edits';
import { ForeignWrites } from '../../../../electron/resource/foreign-writes';
import { Shelves } from '../../../../electron/resource/shelves';
import { inFakeTime } from '../../../helpers/fake-time';
import { ScriptedHttp } from '../../../helpers/scripted-http';

inFakeTime();

const API = 'https://api.example.test/api/';
const clock = { now: () => Date.now(), monotonicMs: () => Date.now() };

const stage = (...opened: readonly string[]) => {
  const http = new ScriptedHttp(() => ({ json: [] }));
  const shelves = new Shelves({ httpFor: () => http, serverAddressOf: () => API, clock });
  for (const path of opened) shelves.of({ profileId: 'p1', path });
  const told: Outdated[] = [];
  const writes = new ForeignWrites({
    pathsAt: (profileId, url) => shelves.pathsAt(profileId, url),
    tell: (outdated) => void told.push(outdated),
    clock,
  });
  const pathsAfter = (url: string, profileId = 'p1'): readonly string[] => {
    writes.wrote(profileId, url);
    vi.advanceTimersByTime(10_000);
    return told.splice(0).map(({ path }) => path);
  };
  return { writes, told, pathsAfter };
};

describe('which tables a write is told of', () => {
  it.each([
    ['the collection itself', `${API}subscribers/`],
    ['with a query, and no slash at its end', `${API}subscribers?notify=1`],
    ['a row', `${API}subscribers/7/`],
    ['an action of a row', `${API}subscribers/7/activate/`],
  ])('%s', (_what, url) => {
    expect(stage('subscribers/').pathsAfter(url)).toEqual(['subscribers/']);
  });

  it.each([
    ['another collection', `${API}plans/`],
    ['one whose name begins alike', `${API}subscribers-old/7/`],
    ['what lies above it', API],
    ['the same path of another server', 'https://other.example.test/api/subscribers/7/'],
    ['no address', 'subscribers/7/'],
  ])('not: %s', (_what, url) => {
    expect(stage('subscribers/').pathsAfter(url)).toEqual([]);
  });

  it('each as its own table names it: with a query, as an address, and the collection above', () => {
    const { pathsAfter } = stage('plans/', 'plans/?year=2026', `${API}plans/3/seats/`);
    expect(pathsAfter(`${API}plans/3/seats/9/`)).toEqual(['plans/', 'plans/?year=2026', `${API}plans/3/seats/`]);
  });

  it('another profile has tables of its own', () => {
    expect(stage('subscribers/').pathsAfter(`${API}subscribers/`, 'p2')).toEqual([]);
  });
});

describe('a burst', () => {
  const write = ({ writes }: ReturnType<typeof stage>, every: number, count: number): void => {
    for (let each = 0; each < count; each += 1) {
      writes.wrote('p1', `${API}subscribers/${each}/`);
      vi.advanceTimersByTime(every);
    }
  };

  it('a hundred writes, 30 ms apart: told once, when they have paused', () => {
    const shown = stage('subscribers/');
    write(shown, 30, 100);
    expect(shown.told).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(shown.told).toEqual([{ profileId: 'p1', path: 'subscribers/' }]);
    vi.advanceTimersByTime(10_000);
    expect(shown.told).toHaveLength(1);
  });

  it('one that does not end: told all the same, every few seconds, and of the last write too', () => {
    const shown = stage('subscribers/');
    write(shown, 100, 220);
    expect(shown.told).toHaveLength(4);
    vi.advanceTimersByTime(1_000);
    expect(shown.told).toHaveLength(5);
  });

  it('stopped: nothing is told any more', () => {
    const shown = stage('subscribers/');
    write(shown, 10, 3);
    shown.writes.stop();
    vi.advanceTimersByTime(10_000);
    expect(shown.told).toEqual([]);
  });
});
