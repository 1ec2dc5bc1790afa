import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Order } from './arguments';
import { type Staged, settle } from './stage';

/** Builds `order.output` with dpkg-deb out of the staged `root`. `level` is that of the compressor. */
export const buildDeb = (order: Order, root: string, epoch: number, level: string): void => {
  const staged = settle(root, epoch);
  const control = path.join(root, 'DEBIAN');
  mkdirSync(control);
  write(path.join(control, 'control'), controlOf(order, installedKib(staged)), 0o644);
  write(path.join(control, 'md5sums'), md5Of(staged), 0o644);
  const { afterInstall, afterRemove } = order.scripts;
  if (afterInstall !== '') write(path.join(control, 'postinst'), readFileSync(afterInstall, 'utf8'), 0o755);
  if (afterRemove !== '') write(path.join(control, 'postrm'), readFileSync(afterRemove, 'utf8'), 0o755);
  chmodSync(control, 0o755);
  const compression = order.compression === 'gz' ? 'gzip' : 'xz';
  const how = ['--root-owner-group', `-Z${compression}`, `-z${level}`, '--build', root, order.output];
  execFileSync('dpkg-deb', how, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
  });
};

export const controlOf = (order: Order, installed: number): string => {
  const fields = [
    ['Package', order.name],
    ['Version', order.version],
    ['Architecture', order.architecture],
    ['Maintainer', order.maintainer],
    ['Installed-Size', String(installed)],
    ['Depends', order.depends.join(', ')],
    ['Recommends', order.recommends.join(', ')],
    ['Section', order.category],
    ['Priority', 'optional'],
    ['Homepage', order.url],
  ].filter(([, value]) => value !== '');
  const long = wrapped(order.description).map((line) => ` ${line === '' ? '.' : line}`);
  return `${[...fields.map((field) => field.join(': ')), `Description: ${order.synopsis}`, ...long].join('\n')}\n`;
};

/** Lines of at most 79 characters with the blank before them, as Debian's policy wants descriptions. */
const wrapped = (text: string): readonly string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(/\s+/)) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + word.length < 78) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });

const installedKib = (staged: readonly Staged[]): number =>
  staged.reduce((sum, { kind, size }) => sum + (kind === 'file' ? Math.ceil(size / 1024) : 1), 0);

const md5Of = (staged: readonly Staged[]): string =>
  staged
    .filter(({ kind }) => kind === 'file')
    .map(({ name, file }) => `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${name.slice(1)}\n`)
    .join('');

const write = (file: string, text: string, mode: number): void => {
  writeFileSync(file, text);
  chmodSync(file, mode);
};
