import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../build/root';

const folder = path.join(root, '.github', 'workflows');
const workflows = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')] as const);
const commands = readFileSync(path.join(root, 'build', 'run.mjs'), 'utf8');
const scripts: unknown = Reflect.get(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')), 'scripts');

// Their grammar is actionlint's affair, which CI runs; this is about what they may do and whether what they call exists.
describe.each(workflows)('%s', (_name, text) => {
  it('takes every action by its commit, since a tag can be moved to other code', () => {
    const used = [...text.matchAll(/uses: (\S+)(.*)$/gm)];
    expect(used.length).toBeGreaterThan(0);
    for (const [, action, comment] of used) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  it('starts only commands that there are', () => {
    for (const [, name = ''] of text.matchAll(/npm run ([\w-]+)/g)) expect(scripts).toHaveProperty(name);
    for (const [, name = ''] of text.matchAll(/build\/run\.mjs ([\w-]+)/g))
      expect(commands).toMatch(new RegExp(`^ {2}'?${name}'?: '`, 'm'));
  });

  it('may only read by default, and gives a secret to the one step that needs it', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    for (const line of text.split('\n').filter((one) => one.includes('secrets.')))
      expect(line).toMatch(/^ {10}[A-Z_]+: \$\{\{ /);
  });

  it('asks for no tags where one was pushed: git refuses to fetch it twice', () => {
    expect(text).not.toContain('fetch-tags:');
  });
});

it('the release ends with checksums, their signature and provenance, as a draft', () => {
  const text = workflows.find(([name]) => name === 'release.yml')?.[1] ?? '';
  const last = text.slice(text.indexOf('  publish:'));
  for (const step of ['release -- --sums', 'LATCHKEY_SIGNING_KEY', 'attest-build-provenance', 'SHA256SUMS', '--draft'])
    expect(last).toContain(step);
  expect(last).toContain('needs: build');
});
