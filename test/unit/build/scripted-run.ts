import type { Ran, Run } from '../../../build/shell';

export type Call = { readonly command: string; readonly args: readonly string[] };
export type ScriptedRun = { readonly run: Run; readonly calls: readonly Call[] };

/** A `Run` that starts nothing: `answer` says what each command prints and returns; the rest does not exist. */
export const scriptedRun = (answer: (call: Call) => Partial<Ran> | undefined): ScriptedRun => {
  const calls: Call[] = [];
  const run: Run = (command, args) => {
    const call = { command, args };
    calls.push(call);
    const ran = answer(call);
    return { status: ran ? 0 : null, stdout: '', stderr: '', ...ran };
  };
  return { run, calls };
};
