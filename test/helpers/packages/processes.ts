import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export type SystemProcess = { readonly pid: number; readonly program: string; readonly type: string | null };

/** Processes whose program lies below `folder` on this computer; Linux alone. `type` is Chromium's, null for main. */
export const processesBelow = (folder: string): readonly SystemProcess[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const program = readlinkSync(`/proc/${name}/exe`);
        if (!program.startsWith(`${folder}/`)) return [];
        const type = /--type=([^\0 ]+)/.exec(readFileSync(`/proc/${name}/cmdline`, 'utf8'))?.[1] ?? null;
        return [{ pid: Number(name), program, type }];
      } catch {
        // It has ended meanwhile, or is somebody else's.
        return [];
      }
    });

export const endAllBelow = (folder: string): void => {
  for (const { pid } of processesBelow(folder)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Its parent took it along.
    }
  }
};
