import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { specFor } from '../../../build/launch-spec';
import { findPython } from '../../../build/runtime/python';
import { lastLine } from '../../../build/shell';
import { scriptedRun } from './scripted-run';

const root = path.resolve(__dirname, '../../..');

describe('specFor', () => {
  const runtime = { executable: '/e/electron', version: '22.3.25' };

  it('root: without the sandbox, which refuses root', () => {
    expect(specFor(runtime, '/app', true).args).toEqual(['--no-sandbox', '/app']);
  });

  it('everybody else: keeps the sandbox', () => {
    expect(specFor(runtime, '/app', false)).toEqual({
      executable: '/e/electron',
      args: ['/app'],
      env: {},
      electron: '22.3.25',
    });
  });
});

describe('findPython', () => {
  const withVersions = (versions: Readonly<Record<string, string>>) =>
    findPython(
      scriptedRun(({ command }) => (versions[command] ? { stdout: `${versions[command]}\n` } : undefined)).run,
    );

  it('the plain name has a version that fits: it', () => expect(withVersions({ python3: '3.11' })).toBe('python3'));
  it('the plain name is too new: one that fits', () => {
    expect(withVersions({ python3: '3.13', 'python3.10': '3.10' })).toBe('python3.10');
  });
  it('only shims that print nothing: none', () => expect(withVersions({ 'python3.12': ' ' })).toBeNull());
});

it('lastLine: the last words of a failure, not its stack', () => {
  expect(lastLine({ status: 1, stdout: '', stderr: 'first\nlast\n    at stack\n' })).toBe('last');
  expect(lastLine({ status: null, stdout: '', stderr: '' })).toBe('it did not run');
});

describe('run.mjs', () => {
  it('an unknown command: the known ones, exit code 1, nothing on standard output', () => {
    const ran = spawnSync(process.execPath, ['build/run.mjs', 'nonsense'], { cwd: root, encoding: 'utf8' });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain('launch-spec');
  });
});

describe('attach', () => {
  const attached = (inner: string) =>
    `require('./build/shell.ts').attach(process.execPath, ['-e', ${JSON.stringify(inner)}]).then((code) => process.exit(code))`;

  it('SIGTERM: passed on to the child, which ends in its own way, and its exit code comes back', async () => {
    const inner =
      "process.on('SIGTERM', () => setTimeout(() => process.exit(7), 50)); console.log('up'); setInterval(() => {}, 1000)";
    const parent = spawn(process.execPath, ['--import', 'tsx', '-e', attached(inner)], { cwd: root });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    parent.kill('SIGTERM');
    expect(await new Promise((resolve) => parent.once('exit', resolve))).toBe(7);
  });

  it('a child that dies of a signal: 128 and its number', () => {
    const inner = "process.kill(process.pid, 'SIGKILL')";
    expect(spawnSync(process.execPath, ['--import', 'tsx', '-e', attached(inner)], { cwd: root }).status).toBe(137);
  });
});
