import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sweepTemporaries } from '../../electron/store/atomic-file';

it('[15] SIGKILL while a profile file is being replaced, ten times: always one whole file, leftovers swept', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-files-'));
  const file = path.join(folder, 'profiles.json');
  const leftovers: number[] = [];
  try {
    for (let kill = 0; kill < 10; kill += 1) {
      const args = ['--import', 'tsx', path.resolve(__dirname, '../helpers/file-writer.ts'), file];
      const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(writer.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, 5 + kill * 3));
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      expect(readFileSync(file, 'utf8')).toMatch(/^([a-z])\1{499999}$/);
      leftovers.push(readdirSync(folder).length - 1);
      await sweepTemporaries(file);
      expect(readdirSync(folder)).toEqual(['profiles.json']);
    }
    // Most kills fall into a write: without one, nothing was proved.
    expect(leftovers.some((count) => count > 0)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
