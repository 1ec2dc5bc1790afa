import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Child } from '../../electron/child/child';
import type { WritePosition } from '../../electron/rows/row-files';
import { rowsWith } from '../../electron/rows/rows-client';
import { nodeChild } from '../helpers/node-child';

const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NEW: WritePosition = { rows: 0, bytes: 0, columns: null };
const rows = (from: number) => Array.from({ length: 500 }, (_, at) => ({ id: from + at, text: 'x'.repeat(200) }));

describe('the rows process is killed while it writes', () => {
  it('never half a file under the name; what was confirmed is gone on with, and nothing comes twice', async () => {
    const file = path.join(folder, 'killed.json');
    const children: Child[] = [];
    const start = nodeChild('electron/rows/rows-process.ts');
    const { files } = rowsWith(() => {
      const child = start();
      children.push(child);
      return child;
    });
    const how = { format: 'json', columns: null, guardFormulas: false, byteOrderMark: false } as const;
    let position = NEW;
    for (let round = 0; round < 3; round += 1) {
      const opened = await files.write({ file, how, names: [], position });
      if (!opened.ok) throw new Error(opened.error.message);
      const first = await opened.value.rows(rows(position.rows));
      if (!first.ok) throw new Error(first.error.message);
      position = first.value.position;
      const lost = opened.value.rows(rows(position.rows));
      // this round's own: a step that was quicker than the kill has ended it, and the next round has another
      const child = children.at(-1);
      setTimeout(() => child?.kill(), round * 2);
      const end = await lost;
      if (end.ok) position = end.value.position;
      else expect(end.error.code).toBe('gone');
      await opened.value.pause();
      expect(existsSync(file)).toBe(false);
      expect(statSync(`${file}.part`).size).toBeGreaterThanOrEqual(position.bytes);
    }
    const last = await files.write({ file, how, names: [], position });
    if (!last.ok) throw new Error(last.error.message);
    await last.value.rows(rows(position.rows));
    expect((await last.value.finish()).ok).toBe(true);
    const ids = JSON.parse(readFileSync(file, 'utf8')).map(({ id }: { id: number }) => id);
    expect(ids).toEqual(Array.from({ length: position.rows + 500 }, (_, at) => at));
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
