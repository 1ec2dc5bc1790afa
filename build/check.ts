import { note, runAsEntry, seconds } from './entry';
import { runStep, staticSteps, vitest } from './steps';

/** What an engineer runs before a commit: everything that needs no display. Goes on after a failure, to show all. */
const check = async (): Promise<number> => {
  const startedMs = Date.now();
  const failed: string[] = [];
  for (const step of [...staticSteps, { name: 'unit tests', command: vitest('unit', 'renderer') }])
    if ((await runStep(step)) !== 0) failed.push(step.name);
  note(`\n${failed.length === 0 ? 'All passed' : `Failed: ${failed.join(', ')}`}, ${seconds(startedMs)}`);
  return failed.length === 0 ? 0 : 1;
};

runAsEntry(__filename, check);
