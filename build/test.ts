import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pythonOrReason } from '../test/helpers/backends/python';
import { withSession } from '../test/helpers/session/with-session';
import { addCounts, type Counts, failureLines, judgeCounts, noCounts, oneFailure, sumLine, takeCounts } from './counts';
import { CommandError, note, runAsEntry, seconds } from './entry';
import { launchSpec } from './launch-spec';
import { root } from './root';
import { ROWS_FILE } from './row-results';
import { ensureEnvironment } from './runtime/environment';
import { thisMachine } from './runtime/machine';
import { tryForPython } from './runtime/python';
import { run } from './shell';
import { runStep, runStepBeside, type Step, staticSteps, vitest } from './steps';

type Phase = { readonly name: string; readonly command: Step['command']; readonly needsSession: boolean };
/** One phase after the other, each in a session of its own; several lanes at once. */
type Lane = readonly Phase[];

const inSession = (command: Step['command']): Step['command'] =>
  process.platform === 'linux' ? withSession('unlocked', command) : command;

// Packages are made for Linux here; those of other systems are made and tried by the release workflow.
const packages: Lane =
  process.platform === 'linux'
    ? [{ name: 'tests of the packages', command: inSession(vitest('packaged')), needsSession: true }]
    : [];

/** What mostly waits, for tokens that have to run out, shares the cores; what looks at the window does not. */
const stages: readonly { readonly lane: Lane; readonly beside: Lane }[] = [
  { lane: [{ name: 'unit tests', command: vitest('unit', 'renderer'), needsSession: false }], beside: [] },
  {
    lane: [{ name: 'integration tests', command: inSession(vitest('integration')), needsSession: true }, ...packages],
    beside: [{ name: 'tests of long sessions', command: inSession(vitest('survival')), needsSession: true }],
  },
  { lane: [{ name: 'tests of the real window', command: inSession(vitest('e2e')), needsSession: true }], beside: [] },
];

/** The gate. Goes on after a failure, so that one run shows all; the last line is the sum. */
const test = async (): Promise<number> => {
  const startedMs = Date.now();
  rmSync(path.join(root, ROWS_FILE), { force: true });
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-test-'));
  try {
    const ready = await prepare();
    let sum: Counts = ready ? noCounts : oneFailure('set-up');
    for (const step of staticSteps) if ((await runStep(step)) !== 0) sum = addCounts(sum, oneFailure(step.name));
    for (const { lane, beside } of stages) {
      const besides = runLane(beside, (phase, index) => {
        const files = { counts: path.join(place, `counts-${index}`), output: path.join(place, `output-${index}`) };
        return runPhase(phase, ready, files.counts, (step) => runStepBeside(step, files.output));
      });
      const here = runLane(lane, (phase) => runPhase(phase, ready, path.join(place, 'counts'), runStep));
      for (const counts of await bothEnded(here, besides)) sum = addCounts(sum, counts);
    }
    note(`\nThe whole run took ${seconds(startedMs)}. The sum is of tests; a failed check or set-up adds one failure.`);
    const python = pythonOrReason();
    if (!python.ok) note(`The tests against real Django servers were skipped: ${python.reason}.`);
    process.stdout.write(`${failureLines(sum)}${sumLine(sum)}\n`);
    return sum.failed > 0 ? 1 : 0;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

/** Runtime, system packages and the bundle, which the later phases need. False after saying what is missing. */
const prepare = async (): Promise<boolean> => {
  const startedMs = Date.now();
  note('== set-up');
  try {
    await launchSpec();
    ensureEnvironment(['session']);
    tryForPython(run, thisMachine(null).canInstall);
    note(`-- set-up: passed, ${seconds(startedMs)}`);
    return true;
  } catch (error) {
    note(error instanceof Error && !(error instanceof CommandError) ? `${error.stack}` : String(error));
    note(`-- set-up: FAILED, ${seconds(startedMs)}`);
    return false;
  }
};

const runLane = async (lane: Lane, run: (phase: Phase, index: number) => Promise<Counts>): Promise<Counts> => {
  let sum = noCounts;
  for (const [index, phase] of lane.entries()) sum = addCounts(sum, await run(phase, index));
  return sum;
};

/** A person who stops the one stops the other too; it is waited for, so that it leaves nothing behind. */
const bothEnded = async (...lanes: readonly Promise<Counts>[]): Promise<readonly Counts[]> => {
  await Promise.allSettled(lanes);
  return Promise.all(lanes);
};

const runPhase = async (
  phase: Phase,
  ready: boolean,
  countsFile: string,
  runIt: (step: Step) => Promise<number>,
): Promise<Counts> => {
  if (phase.needsSession && !ready) {
    note(`\n== ${phase.name}: not run, since the set-up failed. Counts as one failure.`);
    return oneFailure(`${phase.name}: not run`);
  }
  const env = { LATCHKEY_TEST_COUNTS: countsFile, LATCHKEY_TEST_ROWS: path.join(root, ROWS_FILE) };
  const code = await runIt({ ...phase, env });
  return judgeCounts(phase.name, takeCounts(countsFile), code);
};

runAsEntry(__filename, test);
