import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hs256Token, testSecret } from '../../helpers/tokens';

const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-inspect-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const root = path.resolve(__dirname, '../../..');
const inspect = (input: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'build/inspect.ts', ...args], { cwd: root, input, encoding: 'utf8' });

describe('the inspect command', () => {
  test('a token and a key file: one JSON document with the outcome', () => {
    const keyFile = path.join(directory, 'key.json');
    writeFileSync(keyFile, JSON.stringify({ type: 'secret', value: testSecret }));
    const ran = inspect(
      ` Bearer ${hs256Token({ exp: 2_000 })}\n`,
      '--now',
      '1000',
      '--offset',
      '-60',
      '--key',
      keyFile,
    );
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    const report = JSON.parse(ran.stdout);
    expect(report).toMatchObject({
      kind: 'jws',
      payload: { exp: 2_000 },
      times: { exp: 2_000 },
      verification: 'verified',
    });
    const ids: readonly string[] = report.findings.map(({ id }: { readonly id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(['whitespace-trimmed', 'prefix-stripped', 'clock-offset', 'exp-ok']));
  });

  test('a key file that is not there, or no key: exit 64, nothing on standard output, nothing of the file said', () => {
    const keyFile = path.join(directory, 'wrong.json');
    writeFileSync(keyFile, '{"type":"secret","value":12345678}');
    for (const file of [keyFile, path.join(directory, 'absent.json')]) {
      const ran = inspect('x', '--now', '1', '--key', file);
      expect([ran.status, ran.stdout]).toEqual([64, '']);
      expect(ran.stderr).toContain('--key');
      expect(ran.stderr).not.toContain('12345678');
    }
  });
});
