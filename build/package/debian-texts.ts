import { gzipSync } from 'node:zlib';

export type About = {
  readonly name: string;
  readonly version: string;
  readonly maintainer: string;
  readonly homepage: string;
  readonly copyright: string;
  /** Seconds since 1970. */
  readonly epoch: number;
};

/** The newest part of CHANGELOG.md without its heading. */
export const newestNotes = (changelog: string): string =>
  (changelog.split(/^## /m)[1]?.split('\n').slice(1).join('\n') ?? '').trim();

/** The newest part of CHANGELOG.md in Debian's format, compressed as its policy wants it, without a time of its own. */
export const debianChangelog = (about: About, changelog: string): Buffer => {
  const entries = newestNotes(changelog)
    .split(/^- /m)
    .slice(1)
    .map((entry) => `  * ${entry.replace(/\s+/g, ' ').trim()}`);
  const lines = (entries.length > 0 ? entries : ['  * See the release notes.']).flatMap(folded);
  const head = `${about.name} (${about.version}) stable; urgency=medium`;
  const foot = ` -- ${about.maintainer}  ${rfc2822(about.epoch)}`;
  return gzipSync(`${head}\n\n${lines.join('\n')}\n\n${foot}\n`, { level: 9 });
};

const folded = (entry: string): readonly string[] => {
  const lines: string[] = [];
  for (const word of entry.trim().split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 78) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? `  ${word}` : `    ${word}`);
  }
  return lines;
};

const rfc2822 = (epoch: number): string => new Date(epoch * 1000).toUTCString().replace('GMT', '+0000');

/** Debian's machine-readable copyright file; `licence` is the text of LICENSE. */
export const debianCopyright = (about: About, licence: string): string => {
  const text = licence
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trim()}`))
    .join('\n');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Latchkey
Source: ${about.homepage}

Files: *
Copyright: ${about.copyright}
License: Expat
Comment: The licences of what is bundled lie in /opt/Latchkey: LICENSE.electron.txt
 and LICENSES.chromium.html, and those of the packages in Latchkey's window
 under Settings, About.

License: Expat
${text}
`;
};
