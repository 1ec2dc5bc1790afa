import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exitCodes } from '../../../../electron/cli/command';

const child = path.resolve(__dirname, '../../../helpers/commands/command-child.ts');
const unwritable = openSync(__filename, 'r');
const folder = openSync(__dirname, 'r');
afterAll(() => {
  closeSync(unwritable);
  closeSync(folder);
});

type Stream = number | 'pipe' | 'ignore';

const ran = (command: string, [input, output, error]: readonly [Stream, Stream, Stream]) => {
  const args = ['--import', 'tsx', child, __dirname, command];
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: [input, output, error], encoding: 'utf8' });
  return { status, stderr };
};

it('standard output that takes nothing, as on a full disk: said, with a code of its own', () => {
  expect(ran('--version', ['ignore', unwritable, 'pipe'])).toEqual({
    ...{ status: exitCodes.cannotCreate, stderr: 'latchkey: standard output cannot be written.\n' },
  });
});

it('standard error that takes nothing: the exit code says it all the same', () => {
  expect(ran('unheard-of', ['ignore', 'ignore', unwritable]).status).toBe(exitCodes.usage);
});

it('a body that never ends: refused as soon as it is too long', async () => {
  const args = ['--import', 'tsx', child, __dirname, 'request', 'anna', 'POST', '/rows/', '--data-file', '-'];
  const endless = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  endless.stdin.on('error', () => {});
  endless.stdin.write(Buffer.alloc(33 * 2 ** 20));
  expect(await new Promise((resolve) => endless.once('exit', resolve))).toBe(exitCodes.noInput);
});

it('a folder as standard input: said', () => {
  expect(ran('inspect', [folder, 'ignore', 'pipe'])).toEqual({
    ...{ status: exitCodes.noInput, stderr: 'latchkey: standard input cannot be read.\n' },
  });
});
