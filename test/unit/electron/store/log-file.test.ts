import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LogFile } from '../../../../electron/store/log-file';
import { hs256Token } from '../../../helpers/tokens';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();

const setUp = (folder = scratch()) => {
  const log = new LogFile({ folder, now: () => Date.UTC(2026, 0, 2, 3, 4, 5) });
  const file = path.join(folder, 'latchkey.log');
  return { folder, log, file, text: async () => log.flushed().then(() => readFileSync(file, 'utf8')) };
};

describe('the log', () => {
  it('each line: JSON with time, level, event and facts, in the order of the calls, for its owner only', async () => {
    const { log, file, text } = setUp();
    log.info('app.started', { version: '1.0.0', windows: 1, isFirst: true, last: null });
    log.warn('disk.slow');
    log.error('main.uncaught', { error: 'TypeError' });
    const lines = (await text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      {
        at: '2026-01-02T03:04:05.000Z',
        level: 'info',
        event: 'app.started',
        version: '1.0.0',
        windows: 1,
        isFirst: true,
        last: null,
      },
      { at: '2026-01-02T03:04:05.000Z', level: 'warn', event: 'disk.slow' },
      { at: '2026-01-02T03:04:05.000Z', level: 'error', event: 'main.uncaught', error: 'TypeError' },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('a fact named like the level: does not take its place', async () => {
    const { log, text } = setUp();
    log.error('real', { level: 'info', event: 'forged', at: 'never' });
    expect(JSON.parse(await text())).toMatchObject({ level: 'error', event: 'real', at: '2026-01-02T03:04:05.000Z' });
  });

  it.each([
    ['a JWT', (token: string) => token],
    ['a JWT inside a sentence', (token: string) => `it was "${token}", they said`],
    ['a JWT whose signature was cut off', (token: string) => token.split('.').slice(0, 2).join('.')],
    ['an Authorization value', (token: string) => `Authorization: Bearer ${token}`],
  ])('%s by mistake: redacted', async (_name, say) => {
    const { log, text } = setUp();
    const token = hs256Token({ user_id: 1, username: 'ana' });
    log.error(say(token), { why: say(token), end: 'kept' });
    const written = await text();
    expect(written).not.toContain(token.split('.')[1]);
    expect(JSON.parse(written).end).toBe('kept');
  });

  it.each(['Token 9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b', 'basic YW5hOmh1bnRlcjI=', 'JWT abc.def.ghi'])(
    'the value of a header, %s: redacted',
    async (value) => {
      const { log, text } = setUp();
      log.info('x', { header: value });
      const written = await text();
      expect(written).toContain('[redacted]');
      expect(written).not.toContain(value.split(' ')[1]);
    },
  );

  it('words of a server about a token: stay', async () => {
    const { log, text } = setUp();
    log.info('x', { words: 'Token is invalid or expired' });
    expect(await text()).toContain('Token is invalid or expired');
  });

  it('more than 1 MB: rotated, two old files stay', async () => {
    const { folder, log, file } = setUp();
    for (const generation of ['first', 'second', 'third']) {
      writeFileSync(file, generation.padEnd(1_000_001, '.'));
      log.info(`after ${generation}`);
      await log.flushed();
    }
    expect(readdirSync(folder).sort()).toEqual(['latchkey.log', 'latchkey.log.1', 'latchkey.log.2']);
    expect(readFileSync(file, 'utf8')).toContain('after third');
    expect(readFileSync(`${file}.1`, 'utf8').startsWith('third')).toBe(true);
    expect(readFileSync(`${file}.2`, 'utf8').startsWith('second')).toBe(true);
  });

  it('a folder that cannot be written: nobody notices', async () => {
    const folder = scratch();
    const place = path.join(folder, 'file');
    writeFileSync(place, '');
    const log = new LogFile({ folder: place, now: () => 0 });
    log.error('x');
    await expect(log.flushed()).resolves.toBeUndefined();
  });
});
