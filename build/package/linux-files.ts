import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../root';
import { debianChangelog, debianCopyright } from './debian-texts';
import { identity } from './identity';

const sources = path.join(root, 'build', 'package', 'linux');

/** The name of the AppStream file is that of the application's id. */
const METAINFO = `${identity.appId}.metainfo.xml`;

/**
 * What a Linux package holds beside the application's folder, written into `folder` with version and date filled in:
 * `[file here, path there]`. `epoch` is in seconds.
 */
export const linuxFiles = (
  folder: string,
  version: string,
  epoch: number,
): { readonly both: readonly (readonly [string, string])[]; readonly deb: readonly (readonly [string, string])[] } => {
  mkdirSync(folder, { recursive: true });
  const date = new Date(epoch * 1000).toISOString().slice(0, 10);
  const filled = (name: string): string =>
    readFileSync(path.join(sources, name), 'utf8')
      .replaceAll('@VERSION@', version)
      .replaceAll('@DATE@', date)
      .replaceAll('@HOMEPAGE@', identity.homepage);
  const put = (name: string, content: string | Buffer, mode: number): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    chmodSync(file, mode);
    return file;
  };
  const { name, maintainer, homepage, copyright } = identity;
  const about = { name, version, maintainer, homepage, copyright, epoch };
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const doc = `/usr/share/doc/${name}`;
  return {
    both: [
      [put('latchkey', filled('latchkey'), 0o755), `/usr/bin/${name}`],
      [put(METAINFO, filled(METAINFO), 0o644), `/usr/share/metainfo/${METAINFO}`],
      [put('latchkey.1.gz', gzipSync(filled('latchkey.1'), { level: 9 }), 0o644), `/usr/share/man/man1/${name}.1.gz`],
      [put('copyright', debianCopyright(about, read('LICENSE')), 0o644), `${doc}/copyright`],
    ],
    deb: [
      [put('changelog.gz', debianChangelog(about, read('CHANGELOG.md')), 0o644), `${doc}/changelog.gz`],
      [put('overrides', filled('lintian-overrides'), 0o644), `/usr/share/lintian/overrides/${name}`],
    ],
  };
};
