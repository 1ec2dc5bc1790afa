import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../build/root';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { ensureVenv } from '../helpers/backends/venv';
import { lentStage } from '../helpers/lent-stage';
import { sendJson, startServer } from '../helpers/scripted-http';

const run = promisify(execFile);
const ROWS = [{ id: 1 }, { id: 2 }, { id: 3 }];

type Recipe = { readonly section: string; readonly language: string; readonly code: string };

/** The blocks of the document that say what language they are in. */
const recipes = (): readonly Recipe[] =>
  readFileSync(path.join(root, 'docs', 'recipes.md'), 'utf8')
    .split(/^## /m)
    .flatMap((part) =>
      [...part.matchAll(/^```(sh|python|js)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
        ...{ section: part.slice(0, part.indexOf('\n')), language, code },
      })),
    );

const recipesOf = (section: string): readonly (readonly [string, Recipe])[] =>
  recipes()
    .filter((recipe) => recipe.section === section)
    .map((recipe) => [recipe.code.trim().split('\n')[0] ?? '', recipe]);

let lent: Awaited<ReturnType<typeof lentStage>>;
let folder: string;

beforeAll(async () => {
  lent = await lentStage({
    handle: ({ method }, answer) => sendJson(answer, method === 'POST' ? 201 : 200, method === 'POST' ? ROWS[0] : ROWS),
  });
  // Beside the packages, since one recipe imports one.
  folder = mkdtempSync(path.join(root, 'node_modules', '.latchkey-recipes-'));
});

afterAll(async () => {
  await lent.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As a person would run it who has copied the address. */
const follow = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<unknown> => {
  const { stdout } = await run(command, args, {
    env: { ...process.env, ...env, LENT: lent.proxy.url },
    timeout: 30_000,
  });
  return JSON.parse(stdout);
};

const saved = (name: string, code: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, code);
  return file;
};

describe('docs/recipes.md, as it stands there', () => {
  it('has a recipe for each tool that can run here', () => {
    const count = (section: string) => recipesOf(section).length;
    expect(['curl', 'HTTPie', 'Python', 'Node', 'A browser, during development'].map(count)).toEqual([3, 1, 2, 2, 1]);
  });

  it.each(recipesOf('curl'))('%s', async (_title, { code }) => {
    expect(await follow('bash', ['-c', code])).toEqual(code.includes('--data') ? ROWS[0] : ROWS);
  });

  it.each(recipesOf('Node'))('Node: %s', async (_title, { code }) => {
    expect(await follow(process.execPath, [saved('recipe.mjs', code)])).toBe(ROWS.length);
  });

  it('a development server: its own pages are served, those of other sites are not', async () => {
    const [, recipe] = recipesOf('A browser, during development')[0] ?? [];
    const before = process.env.LENT;
    process.env.LENT = lent.proxy.url;
    const server = await createServer({
      configFile: saved('vite.config.mjs', recipe?.code ?? ''),
      ...{ root: folder, logLevel: 'silent', server: { port: 0 } },
    });
    try {
      await server.listen();
      const page = server.resolvedUrls?.local[0] ?? '';
      const asked = async (headers: Readonly<Record<string, string>>) => {
        const answer = await fetch(`${page}api/subscribers/`, { headers });
        return [answer.status, await answer.json()];
      };
      const origin = page.slice(0, -1);
      expect(await asked({ Origin: origin, 'Sec-Fetch-Site': 'same-origin' })).toEqual([200, ROWS]);
      expect(await asked({ Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' })).toMatchObject([403, {}]);
    } finally {
      await server.close();
      if (before === undefined) delete process.env.LENT;
      else process.env.LENT = before;
    }
  });
});

describeWithPython('docs/recipes.md, with tools from PyPI', () => {
  let python: string;
  beforeAll(async () => {
    ({ python } = await ensureVenv('requirements-recipes.txt'));
  });

  it.each(recipesOf('HTTPie'))('%s', async (_title, { code }) => {
    const command = code.replace(/^http /, `${python} -m httpie `);
    expect(await follow('bash', ['-c', command], { HOME: folder })).toEqual(ROWS);
  });

  it.each(['curl', 'http'])(
    '%s gets the header of `latchkey header`, and no argument holds the token',
    async (tool) => {
      const server = await startServer(({ headers }, answer) => sendJson(answer, 200, headers.authorization ?? null));
      const line = readFileSync(path.join(root, 'docs', 'recipes.md'), 'utf8').match(
        new RegExp(`^${tool} .*latchkey header.*$`, 'm'),
      )?.[0];
      const listed = path.join(folder, `${tool}-arguments`);
      const program = tool === 'curl' ? 'command curl' : `${python} -m httpie --ignore-stdin`;
      const script = `
      latchkey() { echo 'Authorization: Bearer eyJ.e30.x'; }
      ${tool}() { printf '%s\\n' "$@" > '${listed}'; ${program} "$@"; }
      ${line?.replaceAll('https://api.example.test', server.origin)}`;
      expect(await follow('bash', ['-c', script], { HOME: folder })).toBe('Bearer eyJ.e30.x');
      expect(readFileSync(listed, 'utf8')).toContain(`${server.origin}/api/subscribers/`);
      expect(readFileSync(listed, 'utf8')).not.toContain('eyJ');
      await server.close();
    },
  );

  it.each(recipesOf('Python'))('Python: %s', async (_title, { code }) => {
    expect(await follow(python, ['-c', code])).toBe(ROWS.length);
  });
});
