import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../build/root';

const MOST_LINES = 250;

const CODE = /\.(tsx?|mts|mjs|cjs|js|css|py|sh)$/;

const code = ['electron', 'renderer', 'build', 'test'].flatMap((folder) => filesIn(path.join(root, folder)));
const sources = code.filter((file) => /\.tsx?$/.test(file));

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesIn(place);
    return CODE.test(entry.name) ? [place] : [];
  });
}

const nameOf = (file: string): string => path.relative(root, file).split(path.sep).join('/');

/** What is loaded with a file: types are gone by then. */
const importsOf = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  const asked = [...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)';|^import '(\.[^']+)';/gm)];
  return asked.flatMap(([, from, alone]) => {
    const place = path.resolve(path.dirname(file), from ?? alone ?? '');
    const found = [`${place}.ts`, `${place}.tsx`, path.join(place, 'index.ts'), place].find(
      (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
    );
    return found !== undefined && /\.tsx?$/.test(found) ? [found] : [];
  });
};

it('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file].map(nameOf).join(' -> '));
    if (at >= 0 || done.has(file)) return;
    for (const next of importsOf(file)) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
  expect(circles).toEqual([]);
});

it(`no file has more than ${MOST_LINES} lines without saying why at its top`, () => {
  const long = code.filter((file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.length > MOST_LINES + 1 && !lines.slice(0, 3).some((line) => line.includes('Long:'));
  });
  expect(long.map(nameOf)).toEqual([]);
});
