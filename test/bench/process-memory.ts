import { readdirSync, readFileSync } from 'node:fs';

export type Memory = { readonly pssMib: number; readonly anonMib: number; readonly processes: number };

/**
 * Memory of a process and all its descendants, zygotes included, from the kernel's own sums (Linux). `anonMib` is what to
 * compare: pages of files are shared with whatever else runs, and their share jumps about.
 */
export const memoryOfTree = (pid: number): Memory => {
  const parents = parentByPid();
  const belongs = (one: number): boolean => {
    if (one === pid) return true;
    const parent = parents.get(one);
    return parent !== undefined && parent > 1 && belongs(parent);
  };
  const sums = [...parents.keys()].filter(belongs).map(rollup);
  const total = (pick: (sum: Rollup) => number) => sums.reduce((all, sum) => all + pick(sum), 0) / 1024;
  return { pssMib: total((sum) => sum.pss), anonMib: total((sum) => sum.anon), processes: sums.length };
};

type Rollup = { readonly pss: number; readonly anon: number };

const parentByPid = (): ReadonlyMap<number, number> => {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s*(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  return parents;
};

const rollup = (pid: number): Rollup => {
  const text = read(`/proc/${pid}/smaps_rollup`);
  const kib = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  return { pss: kib('Pss'), anon: kib('Pss_Anon') };
};

/** A process may end while it is looked at. */
const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
