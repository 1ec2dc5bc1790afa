import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { identity } from '../identity';
import { orderOf } from './arguments';
import { buildDeb } from './deb';
import { buildRpm } from './rpm';
import { stage } from './stage';

/**
 * Stands in for fpm, which electron-builder would download: takes the same command line and makes the package with the
 * tools of the system (dpkg-deb, rpmbuild). Times come from SOURCE_DATE_EPOCH, so the same input gives the same bytes.
 */
const fpm = (args: readonly string[]): void => {
  const order = orderOf(args);
  const epoch = Number(process.env.SOURCE_DATE_EPOCH);
  if (!Number.isSafeInteger(epoch) || epoch <= 0) throw new Error('SOURCE_DATE_EPOCH is not set');
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-fpm-'));
  const root = path.join(place, 'root');
  const level = process.env.LATCHKEY_PACK_LEVEL || '6';
  try {
    stage(order.mappings, root);
    markType(order.type, path.join(root, identity.folder, 'resources', 'package-type'));
    if (order.type === 'deb') buildDeb(order, root, epoch, level);
    else buildRpm(order, root, place, epoch, level);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

/** The app's updater goes by it. All packages are made of one folder, and what another one left in it does not count. Only
 * a package that can be updated has a mark. */
const markType = (type: string, file: string): void => {
  if (existsSync(file)) writeFileSync(file, type);
};

fpm(process.argv.slice(2));
