import { readFile } from 'node:fs/promises';
import { Secret } from '../../electron/base/secret';
import { realVault } from './real-vault';

/** Run in a session of another keyring state: prints, as one JSON line, what the vault says there. */
const report = async (): Promise<void> => {
  const { vault, calls } = realVault();
  const first = await vault.load('report', 'background');
  const burst = Array.from({ length: 5 }, (_one, index) =>
    vault.save(`report-${index}`, new Secret('x'), 'background'),
  );
  const startedMs = performance.now();
  await readFile(__filename);
  const fileMs = performance.now() - startedMs;
  const saved = await Promise.all(burst);
  const cleared = await vault.clear('report');
  calls.close();
  process.stdout.write(`${JSON.stringify({ first, saved: saved.map(({ kind }) => kind), cleared, fileMs })}\n`);
  process.exit(0);
};

void report();
