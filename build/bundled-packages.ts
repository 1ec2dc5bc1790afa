import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { root } from './root';

/** A package of which code is really in the bundle, not merely installed. */
export type BundledPackage = {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier or expression. */
  readonly licence: string;
  /** The text of its licence file, or of that part of its description, else its licence and its author in a line. */
  readonly text: string;
};

/** Notes the folders of the packages whose modules came into an output, after unused ones were shaken off. */
export const notePackages = (folders: Set<string>): Plugin => ({
  name: 'note-packages',
  generateBundle: (_options, bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk')
        for (const [id, module] of Object.entries(file.modules)) if (module.renderedLength > 0) addFolder(folders, id);
  },
});

const addFolder = (folders: Set<string>, id: string): void => {
  const folder = packageFolder(id);
  if (folder !== null) folders.add(folder);
};

/** The folder of the package that a module belongs to; null for our own code and for what a bundler makes up. */
export const packageFolder = (id: string): string | null => {
  const at = id.lastIndexOf('/node_modules/');
  if (at < 0 || id.startsWith('\0')) return null;
  const start = at + '/node_modules/'.length;
  const [first = '', second = ''] = id.slice(start).split('/');
  return path.join(id.slice(0, start), first.startsWith('@') ? `${first}/${second}` : first);
};

/** Sorted by name. keytar stays outside of the bundle and comes along as it is. */
export const describePackages = (folders: ReadonlySet<string>): readonly BundledPackage[] =>
  [...folders, path.join(root, 'node_modules/keytar')]
    .map(describe)
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));

const describe = (folder: string): BundledPackage => {
  const fields: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const field = (name: string): string => {
    const value: unknown = Reflect.get(Object(fields), name);
    return typeof value === 'string' ? value : '';
  };
  return {
    name: field('name'),
    version: field('version'),
    licence: field('license') || 'unknown',
    // MIT without a word more still wants its maker named.
    text: textIn(folder) || `Licence: ${field('license') || 'unknown'}. Author: ${authorOf(fields)}.`,
  };
};

const authorOf = (fields: unknown): string => {
  const author: unknown = Reflect.get(Object(fields), 'author');
  return String(typeof author === 'object' && author !== null ? Reflect.get(author, 'name') : (author ?? 'not named'));
};

const textIn = (folder: string): string => {
  const names = readdirSync(folder);
  const read = (pattern: RegExp): string => {
    const name = names.find((entry) => pattern.test(entry));
    return name === undefined ? '' : readFileSync(path.join(folder, name), 'utf8').trim();
  };
  // Some have it only as the last part of their description.
  const inReadme = read(/^readme(\.\w+)?$/i).split(/^(?:#+\s*licen[cs]e|licen[cs]e\s*\n[-=]+)\s*$/im)[1];
  return read(/^(licen[cs]e|copying)(\.\w+)?$/i) || (inReadme ?? '').trim();
};
