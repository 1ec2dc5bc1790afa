import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstLine, type PipedChild, stopped } from '../helpers/backends/child';
import { ask, json } from '../helpers/backends/wire';

const ROWS = 1_000_000;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the demo alone, with a million rows', () => {
  let child: PipedChild;
  let origin: string;
  let authorization: string;

  beforeAll(async () => {
    const args = ['--import', 'tsx', 'electron/demo/demo-alone.ts', '--port', '0', '--rows', String(ROWS)];
    child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    origin = new URL(JSON.parse(await firstLine(child, 'demo-alone')).url).origin;
    const told = await ask(origin, {
      method: 'POST',
      path: '/api/jwt-auth/',
      ...json({ username: 'test_user', password: 'awesomepwd' }),
    });
    authorization = `JWT ${JSON.parse(told.body).token}`;
  });
  afterAll(() => stopped(child));

  const list = (query: string, chunk: (bytes: Buffer) => void, pauseMs = 0): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = request(
        `${origin}/api/subscribers/${query}`,
        { headers: { authorization }, agent: false },
        (answer) => {
          answer.on('data', chunk);
          answer.once('error', reject);
          answer.once('end', () => (answer.complete ? resolve() : reject(new Error('cut'))));
          if (pauseMs > 0) {
            answer.pause();
            setTimeout(() => answer.resume(), pauseMs);
          }
        },
      );
      asked.once('error', reject);
      asked.end();
    });

  /** How long another caller waits at worst while `work` goes on. */
  const worstWaitDuring = async (work: Promise<void>): Promise<number> => {
    let worst = 0;
    let going = true;
    const asking = (async () => {
      while (going) {
        const from = performance.now();
        await ask(origin, { path: '/api/subscribers/7/', headers: { authorization } });
        worst = Math.max(worst, performance.now() - from);
        await wait(20);
      }
    })();
    await work.finally(() => {
      going = false;
    });
    await asking;
    return worst;
  };

  it('the whole list: every row once and in order, as one array, while others are served', async () => {
    const before = peakMb(child);
    const counter = new RowCounter();
    const from = performance.now();
    const worst = await worstWaitDuring(list('', (bytes) => counter.take(bytes)));
    const seconds = (performance.now() - from) / 1000;
    console.log(
      `1,000,000 rows, ${(counter.bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s; ` +
        `another caller waited ${worst.toFixed(0)} ms at worst; peak memory ${before} -> ${peakMb(child)} MB`,
    );
    expect([counter.rows, counter.inOrder, counter.text[0], counter.last]).toEqual([ROWS, true, '[', ']']);
    expect(worst).toBeLessThan(500);
  });

  it('a reader that stands still: the server makes no more than the socket takes', async () => {
    const before = peakMb(child);
    let bytes = 0;
    const reading = list('', (part) => (bytes += part.length), 1500);
    await wait(1200);
    const standing = peakMb(child);
    await reading;
    expect(bytes).toBeGreaterThan(50_000_000);
    if (before !== null && standing !== null) expect(standing - before).toBeLessThan(40);
  });

  it('a search through all rows, in order of age: others are served meanwhile', async () => {
    const parts: Buffer[] = [];
    const worst = await worstWaitDuring(list('?search=smith&ordering=-age', (bytes) => parts.push(bytes)));
    const rows: { age: number; email: string }[] = JSON.parse(Buffer.concat(parts).toString('utf8'));
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.every(({ email }) => email.includes('smith'))).toBe(true);
    expect(rows.every(({ age }, index) => index === 0 || age <= (rows[index - 1]?.age ?? 0))).toBe(true);
    expect(worst).toBeLessThan(500);
  });
});

/** Counts rows as bytes pass, holding only the piece of text that two chunks share. */
class RowCounter {
  rows = 0;
  bytes = 0;
  inOrder = true;
  text = '';
  last = '';
  #rest = '';

  take(bytes: Buffer): void {
    // Row starts are ASCII, so a character split between two chunks does no harm here.
    const text = this.#rest + bytes.toString('latin1');
    this.bytes += bytes.length;
    this.text ||= text.slice(0, 1);
    this.last = text.slice(-1);
    const end = text.lastIndexOf('{"id":');
    for (const [, id] of text.slice(0, end).matchAll(/\{"id":(\d+),/g)) this.#count(Number(id));
    this.#rest = text.slice(Math.max(0, end));
    if (this.last === ']') for (const [, id] of this.#rest.matchAll(/\{"id":(\d+),/g)) this.#count(Number(id));
  }

  #count(id: number): void {
    this.rows += 1;
    if (id !== this.rows) this.inOrder = false;
  }
}

/** The child's highest resident memory so far, where the system tells it. */
const peakMb = (child: PipedChild): number | null => {
  try {
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : Math.round(Number(kb) / 1024);
  } catch {
    return null;
  }
};
