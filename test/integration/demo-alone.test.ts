import { spawn, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { firstLine, stopped } from '../helpers/backends/child';

const ENTRY = ['--import', 'tsx', 'electron/demo/demo-alone.ts'];

describe('npm run demo-api', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints one line of JSON and nothing else, then ends well on %s',
    async (signal) => {
      const args = [...ENTRY, '--port', '0', '--rows', '3', '--token-seconds', '9', '--no-renewal'];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      child.stdout.on('data', (text: Buffer) => {
        out += text.toString();
      });
      try {
        const told = JSON.parse(await firstLine(child, 'demo-alone'));
        expect(told).toMatchObject({ rows: 3, tokenSeconds: 9, renewal: false });
        expect(told.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/);
        expect((await fetch(told.url)).status).toBe(200);
        const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
        child.kill(signal);
        expect(await ended).toBe(0);
        expect(out.trimEnd().split('\n')).toHaveLength(1);
      } finally {
        await stopped(child);
      }
    },
  );

  it.each([
    [['--rows', 'many'], '--rows takes a whole number'],
    [['--port', '70000'], '--port takes a whole number'],
    [['--token-seconds', '0'], '--token-seconds takes a whole number'],
    [['--colour'], '--colour'],
    [['extra'], 'extra'],
  ])('%j: says what is wrong on standard error and exits with 64', (flags, words) => {
    const run = spawnSync(process.execPath, [...ENTRY, ...flags], { encoding: 'utf8' });
    expect([run.status, run.stdout]).toEqual([64, '']);
    expect(run.stderr).toContain(words);
  });

  it('a port that is taken: says so and exits with 69', async () => {
    const first = spawn(process.execPath, ENTRY, { stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      const { port } = new URL(JSON.parse(await firstLine(first, 'demo-alone')).url);
      const second = spawnSync(process.execPath, [...ENTRY, '--port', port], { encoding: 'utf8' });
      expect([second.status, second.stdout]).toEqual([69, '']);
      expect(second.stderr).toContain('EADDRINUSE');
    } finally {
      await stopped(first);
    }
  });
});
