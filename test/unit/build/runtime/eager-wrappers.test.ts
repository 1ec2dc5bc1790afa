import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { eagerWrappers } from '../../../../build/runtime/eager-wrappers';

const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-wrappers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINE = `import one from './cjs/one.js';
import two from './cjs/two.js';
class Mine { made = 0; add = [one.value, two.value].map(((value) => { this.made += value; return this.made; })); }
globalThis.made = new Mine().add;`;

const built = async (plugins: (typeof eagerWrappers)[]): Promise<string> => {
  mkdirSync(path.join(folder, 'cjs'), { recursive: true });
  writeFileSync(path.join(folder, 'cjs/package.json'), '{ "type": "commonjs" }');
  writeFileSync(path.join(folder, 'cjs/one.js'), 'exports.value = 1;');
  writeFileSync(path.join(folder, 'cjs/two.js'), 'module.exports = { value: 1 + require("./one.js").value };');
  writeFileSync(path.join(folder, 'mine.js'), MINE);
  const output = { format: 'es' } as const;
  const rolldownOptions = { input: path.join(folder, 'mine.js'), output };
  const quiet = { configFile: false, root: folder, logLevel: 'silent', publicDir: false } as const;
  const result = await build({ ...quiet, plugins, build: { write: false, minify: true, rolldownOptions } });
  const [made] = [result].flat();
  if (!made || !('output' in made)) throw new Error('nothing was built');
  return made.output[0].code;
};

it('the wrapper of each CommonJS file is a function that is called at once; arrow functions stay what they are', async () => {
  const before = await built([]);
  const after = await built([eagerWrappers]);
  expect(before.match(/\(\(function\(/g)).toBeNull();
  expect(after.match(/\(\(function\(/g)).toHaveLength(2);
  const inner = (code: string) => code.match(/this\.made\+=/g)?.length;
  expect(inner(after)).toBe(inner(before));
  await import(`data:text/javascript,${encodeURIComponent(after)}`);
  expect(Reflect.get(globalThis, 'made')).toEqual([1, 3]);
});
