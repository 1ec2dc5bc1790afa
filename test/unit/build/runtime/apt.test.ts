import { describe, expect, it } from 'vitest';
import { installPackages } from '../../../../build/runtime/apt';
import { keepQuiet } from '../quiet';
import { scriptedRun } from '../scripted-run';

keepQuiet();

const machine = (known: readonly string[], install = 0) =>
  scriptedRun(({ command, args }) => {
    if (command === 'apt-cache') return { stdout: known.includes(args.at(-1) ?? '') ? 'Package: it' : '' };
    return { status: args[0] === 'install' ? install : 0, stderr: install ? 'E: no space' : '' };
  });
const installed = (calls: ReturnType<typeof machine>['calls']) =>
  calls.find((call) => call.args[0] === 'install')?.args.filter((arg) => !arg.startsWith('-'));

describe('installPackages', () => {
  it('the lists are renewed before', () => {
    const { run, calls } = machine(['xvfb']);
    installPackages([['xvfb']], run);
    expect(calls[0]?.args[0]).toBe('update');
    expect(installed(calls)).toEqual(['install', 'xvfb']);
  });

  it('a release that knows only the newer name: that one', () => {
    const { run, calls } = machine(['libgtk-3-0t64']);
    installPackages([['libgtk-3-0', 'libgtk-3-0t64']], run);
    expect(installed(calls)).toEqual(['install', 'libgtk-3-0t64']);
  });

  it('no name is known: the first is tried, so that the message of apt-get tells why', () => {
    const { run, calls } = machine([]);
    installPackages([['libgtk-3-0', 'libgtk-3-0t64']], run);
    expect(installed(calls)).toEqual(['install', 'libgtk-3-0']);
  });

  it('apt-get fails: an error with its last words', () => {
    expect(() => installPackages([['xvfb']], machine(['xvfb'], 100).run)).toThrow('E: no space');
  });
});
