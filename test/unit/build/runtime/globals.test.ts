import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForNode } from '../../../../build/runtime/bundle-for-node';

let place = '';
beforeAll(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'latchkey-unit-'));
  const entry = path.resolve(__dirname, '../../../../build/runtime/launcher/globals.ts');
  await bundleForNode({ entries: { globals: entry }, output: place, external: [] });
}, 60_000);
afterAll(() => rmSync(place, { recursive: true }));

const gone = [
  'for (const name of ["Headers", "Response", "Request", "FormData", "fetch", "ReadableStream", "crypto", "structuredClone"]) delete globalThis[name];',
  'for (const name of ["toSorted", "toReversed", "toSpliced", "with"]) delete Array.prototype[name];',
  'delete Object.groupBy; delete Promise.withResolvers; delete AbortSignal.any;',
].join('\n');

/** Runs in a Node from which everything was taken that the old one lacks; the bundle must bring it all back. */
const inOldNode = (expression: string): unknown => {
  const script = `${gone}\nrequire('./globals.js');\nPromise.resolve(${expression}).then((value) => console.log(JSON.stringify(value)));`;
  const ran = spawnSync(process.execPath, ['-e', script], { cwd: place, encoding: 'utf8' });
  return ran.status === 0 ? JSON.parse(ran.stdout) : /^\w*Error.*$/m.exec(ran.stderr)?.[0];
};

describe('launcher globals', () => {
  it('array copies: as the language defines them, the original untouched', () => {
    const a = 'const a = [3, 1, 2];';
    const all = 'return [a.toSorted(), a.toReversed(), a.toSpliced(1, 1, 9, 8), a.with(-1, 7), a];';
    expect(inOldNode(`(() => { ${a} ${all} })()`)).toEqual([
      [1, 2, 3],
      [2, 1, 3],
      [3, 9, 8, 2],
      [3, 1, 7],
      [3, 1, 2],
    ]);
  });

  it('groupBy and withResolvers', () => {
    expect(inOldNode('Object.groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even"))')).toEqual({ odd: [1, 3], even: [2] });
    expect(inOldNode('(() => { const p = Promise.withResolvers(); p.resolve(5); return p.promise; })()')).toBe(5);
  });

  it('AbortSignal.any: aborted by any, at once when one is aborted already, with its reason', () => {
    const later = 'const c = new AbortController(), s = AbortSignal.any([new AbortController().signal, c.signal]);';
    expect(
      inOldNode(`(() => { ${later} const was = s.aborted; c.abort("why"); return [was, s.aborted, s.reason]; })()`),
    ).toEqual([false, true, 'why']);
    expect(inOldNode('AbortSignal.any([AbortSignal.abort("old")]).reason')).toBe('old');
  });

  it('web classes: a response can be read, with its headers', () => {
    const response = 'new Response("body", { status: 201, headers: new Headers({ a: "b" }) })';
    expect(
      inOldNode(`(async () => { const r = ${response}; return [r.status, r.headers.get("a"), await r.text()]; })()`),
    ).toEqual([201, 'b', 'body']);
    expect(inOldNode('new Request("app://latchkey/x", { method: "POST", body: "1" }).text()')).toBe('1');
  });

  it('structuredClone and crypto', () => {
    expect(inOldNode('[...structuredClone(new Map([[1, { a: 2 }]])).values()]')).toEqual([{ a: 2 }]);
    expect(inOldNode('typeof crypto.subtle.sign')).toBe('function');
  });
});
