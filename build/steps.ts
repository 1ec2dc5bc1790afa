import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CommandError, note, seconds } from './entry';
import { root } from './root';
import { attach } from './shell';

/** One program of the checks: its command line, run in the project's root with the person's streams. */
export type Step = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
};

/** A tool of node_modules by its script: what lies in `.bin` is not the same on all systems. */
const tool = (script: string, ...args: readonly string[]): Step['command'] => [
  process.execPath,
  path.join(root, 'node_modules', script),
  ...args,
];

export const staticSteps: readonly Step[] = [
  { name: 'format and rules', command: tool('@biomejs/biome/bin/biome', 'check') },
  { name: 'types', command: tool('typescript/bin/tsc', '--noEmit', '-p', '.') },
  { name: 'types of the window', command: tool('typescript/bin/tsc', '--noEmit', '-p', 'renderer') },
  { name: 'unused code', command: tool('knip/bin/knip.js', '--no-progress') },
];

export const vitest = (...projects: readonly string[]): Step['command'] =>
  tool('vitest/vitest.mjs', 'run', '--passWithNoTests', ...projects.flatMap((name) => ['--project', name]));

/** Runs one step and prints its time. Resolves with the exit code; throws `CommandError` when a person stopped it. */
export const runStep = async (step: Step): Promise<number> => {
  const startedMs = Date.now();
  note(`\n== ${step.name}`);
  return ended(step, startedMs, await attach(step.command[0], step.command.slice(1), surroundings(step)));
};

/** As `runStep`, beside another one: what it prints goes to `file` first, and is shown in one piece when it has ended. */
export const runStepBeside = async (step: Step, file: string): Promise<number> => {
  const startedMs = Date.now();
  const output = openSync(file, 'w');
  const stdio = ['ignore' as const, output, output];
  const [command, ...args] = step.command;
  const code = await attach(command, args, { ...surroundings(step), stdio }).finally(() => closeSync(output));
  note(`\n== ${step.name} (beside the others)`);
  process.stdout.write(readFileSync(file, 'utf8'));
  return ended(step, startedMs, code);
};

const surroundings = (step: Step) => ({ cwd: root, env: { ...process.env, ...step.env } });

const ended = (step: Step, startedMs: number, code: number): number => {
  if (code === 130 || code === 143) throw new CommandError(`Stopped during: ${step.name}`, code);
  note(`-- ${step.name}: ${code === 0 ? 'passed' : `FAILED (exit code ${code})`}, ${seconds(startedMs)}`);
  return code;
};
