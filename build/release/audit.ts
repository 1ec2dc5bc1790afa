import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from '../build';
import { CommandError, note, runAsEntry } from '../entry';
import { root } from '../root';
import { run } from '../shell';
import { auditedNames, holesIn } from './audit-report';

const LIMIT_MS = 120_000;

/**
 * Asks the registry which holes are known in what people get: every package of which code is bundled, though npm knows
 * most of them as tools of development, and Electron. Fails on any of them, and where the registry does not answer.
 */
const audit = async (): Promise<number> => {
  await buildIfStale();
  const names = auditedNames(JSON.parse(readFileSync(path.join(root, 'out', 'licences.json'), 'utf8')));
  const { stdout, stderr } = run('npm', ['audit', '--json'], { timeoutMs: LIMIT_MS });
  const holes = holesIn(stdout, names);
  if (holes === null) throw new CommandError(`npm audit gave no report: ${stderr.trim() || stdout.trim()}`);
  for (const { name, severity, titles } of holes) note(`${name} (${severity}): ${titles.join('; ')}`);
  if (holes.length > 0) throw new CommandError(`Known holes in ${holes.length} of ${names.size} shipped packages.`);
  note(`No known hole in the ${names.size} shipped packages.`);
  return 0;
};

runAsEntry(__filename, audit);
