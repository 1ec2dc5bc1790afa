import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../build/root';

/** Where each command of the documents is run; one that is in none of these files does not get into a document. */
const runBy: readonly { readonly command: RegExp; readonly file: string; readonly holds: string }[] = [
  { command: /^npm (start|test)$/, file: '.ci/run', holds: 'npm test' },
  { command: /^npm run check$/, file: 'build/test.ts', holds: 'staticSteps' },
  { command: /^npm run (--silent )?demo-api /, file: 'test/integration/demo-alone.test.ts', holds: 'demo-alone' },
  { command: /^npm run --silent inspect /, file: 'test/unit/build/inspect.test.ts', holds: 'build/inspect.ts' },
  { command: /^npm run --silent launch-spec$/, file: 'test/e2e/main-job.test.ts', holds: 'launchSpec()' },
  { command: /^npm run dist$/, file: 'test/helpers/packages/build-packages.ts', holds: 'packLinux(' },
  { command: /^npm run release$/, file: 'test/unit/build/release', holds: '' },
  { command: /^npm run test-matrix$/, file: 'test/unit/build/test-matrix.test.ts', holds: 'matrixText' },
  { command: /^npm run soak -- --hours /, file: 'test/integration/session-soak.test.ts', holds: 'soak(' },
  { command: /^npm run soak -- --elsewhere /, file: 'build/soak.ts', holds: 'soakElsewhere(' },
  { command: /^npm run bench$/, file: 'test/bench/start-and-memory.ts', holds: '' },
  { command: /^npm run pictures$/, file: 'test/drive/pictures.ts', holds: '' },
  { command: /^npx tsx test\/bench\/table\/run\.ts/, file: 'test/bench/table/run.ts', holds: '' },
  { command: /^npm audit/, file: 'test/unit/build/release/audit-report.test.ts', holds: '' },
  { command: /^npx vitest run --project unit (\S+)$/, file: 'vitest.config.mts', holds: "name: 'unit'" },
  { command: /with-session\.sh unlocked npx vitest/, file: 'build/test.ts', holds: 'inSession(vitest(' },
  { command: /^latchkey /, file: 'test/packaged/installed.test.ts', holds: 'inspect' },
  {
    command: /^(rm -rf ~\/\.config\/Latchkey|sha256sum|openssl pkeyutl|gh attestation)/,
    file: 'docs/release.md',
    holds: '',
  },
];

const documents = ['README.md', 'CONTRIBUTING.md', ...mdIn('docs'), ...mdIn('docs/guide')];

function mdIn(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md') && name !== 'recipes.md' && name !== 'decisions.md')
    .map((name) => `${folder}/${name}`);
}

const commandsOf = (text: string): readonly string[] => [
  ...[...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.trim().split('\n')),
  ...[...text.matchAll(/`((?:npm|npx|latchkey) [^`]+)`/g)].map(([, command = '']) => command),
];

describe.each(documents)('%s', (name) => {
  const text = readFileSync(path.join(root, name), 'utf8');

  it('every command in it is run by a test', () => {
    const unknown = commandsOf(text).filter((line) => !runBy.some(({ command }) => command.test(line)));
    expect(unknown).toEqual([]);
  });

  it('every file that it links to or names is there', () => {
    const folder = path.join(root, path.dirname(name));
    const linked = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => path.resolve(folder, to));
    const named = [...text.matchAll(/`((?:electron|renderer|test|build|docs)\/[\w./-]+\.(?:tsx?|mts|md|sh))`/g)].map(
      ([, to = '']) => path.join(root, to),
    );
    expect([...linked, ...named].filter((file) => !existsSync(file))).toEqual([]);
  });
});

it.each(runBy)('$file runs $command', ({ file, holds }) => {
  const place = path.join(root, file);
  expect(existsSync(place)).toBe(true);
  if (holds !== '') expect(readFileSync(place, 'utf8')).toContain(holds);
});

it('every npm script of the documents exists, and build/run.mjs knows it', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const runner = readFileSync(path.join(root, 'build/run.mjs'), 'utf8');
  const asked = documents.flatMap((name) =>
    [...readFileSync(path.join(root, name), 'utf8').matchAll(/npm run (?:--silent )?([\w-]+)/g)].map(
      ([, script = '']) => script,
    ),
  );
  for (const script of new Set(asked)) {
    expect(Object.keys(scripts)).toContain(script);
    expect(runner).toMatch(new RegExp(`^  '?${script}'?: `, 'm'));
  }
});
