import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from '../entry';
import { root } from '../root';
import { run } from '../shell';

export const packageVersion = (): string => {
  const fields: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const version: unknown = Reflect.get(Object(fields), 'version');
  if (typeof version !== 'string') throw new Error('package.json has no version');
  return version;
};

/** SOURCE_DATE_EPOCH, else the time of the last commit, in seconds: two packages of the same sources are the same. */
export const sourceEpoch = (): number => {
  const given = process.env.SOURCE_DATE_EPOCH || run('git', ['-C', root, 'log', '-1', '--format=%ct']).stdout.trim();
  const epoch = Number(given);
  if (Number.isSafeInteger(epoch) && epoch > 0) return epoch;
  throw new CommandError('Not a git checkout: say which time the packages carry by SOURCE_DATE_EPOCH (seconds).');
};
