import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { specFor } from '../../../build/launch-spec';
import { tryForPython } from '../../../build/runtime/python';
import { lastLine } from '../../../build/shell';
import { keepQuiet } from './quiet';
import { type Call, scriptedRun } from './scripted-run';

keepQuiet();

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

describe('tryForPython', () => {
  const machine = (able: readonly string[]) =>
    scriptedRun(({ command }) => (able.includes(command) || command.startsWith('apt') ? { status: 0 } : { status: 1 }));
  const installs = (calls: readonly Call[]) => calls.filter((call) => call.args[0] === 'install').length;

  it('one that makes environments is there: nothing installed', () => {
    const { run, calls } = machine(['/usr/bin/python3']);
    tryForPython(run, true);
    expect(installs(calls)).toBe(0);
  });

  it('none, with root: installed; without root: left', () => {
    const asRoot = machine([]);
    tryForPython(asRoot.run, true);
    expect(installs(asRoot.calls)).toBe(1);
    const asPerson = machine([]);
    tryForPython(asPerson.run, false);
    expect(asPerson.calls).toEqual([]);
  });

  it('the installation fails: no reason to stop', () => {
    const { run } = scriptedRun(() => ({ status: 100 }));
    expect(() => tryForPython(run, true)).not.toThrow();
  });
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

it('a command that made packages and then failed: its own exit code, not that of the exit hook of its packager', () => {
  const hook = createRequire(require.resolve('electron-builder')).resolve('async-exit-hook');
  const code = (kept: string) =>
    `require(${JSON.stringify(hook)})(() => {}); ${kept}; setTimeout(() => { process.exitCode = 4; }, 10);`;
  const statusOf = (script: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', '-e', script], { cwd: root }).status;
  expect(statusOf(code(''))).toBe(0);
  expect(statusOf(code("require('./build/entry.ts').keepExitCode()"))).toBe(4);
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
