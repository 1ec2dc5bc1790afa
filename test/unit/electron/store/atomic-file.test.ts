import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sweepTemporaries, writeAtomically } from '../../../../electron/store/atomic-file';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();

describe('writing a file', () => {
  it('new, in a folder that is missing: both are made, for their owner only', async () => {
    const file = path.join(scratch(), 'deep/er/x.json');
    expect(await writeAtomically(file, 'zoë 🔑')).toEqual({ ok: true, value: null });
    expect(readFileSync(file, 'utf8')).toBe('zoë 🔑');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('over another that everybody may read: replaced, owner only, nothing else is left', async () => {
    const folder = scratch();
    const file = path.join(folder, 'x.json');
    writeFileSync(file, 'old and longer', { mode: 0o666 });
    await writeAtomically(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['x.json']);
  });

  it('many at once: one of them whole', async () => {
    const folder = scratch();
    const file = path.join(folder, 'x.json');
    const texts = Array.from({ length: 20 }, (_none, index) => String(index).repeat(50_000));
    await Promise.all(texts.map((text) => writeAtomically(file, text)));
    expect(texts).toContain(readFileSync(file, 'utf8'));
    expect(readdirSync(folder)).toEqual(['x.json']);
  });

  it.each([
    ['a file is in the place of the folder', 'ENOTDIR', (folder: string) => writeFileSync(path.join(folder, 'at'), '')],
    [
      'a folder is in the place of the file',
      'EISDIR',
      (folder: string) => mkdirSync(path.join(folder, 'at/x.json'), { recursive: true }),
    ],
  ])('%s: a disk failure with %s, no temporary file stays', async (_name, reason, obstruct) => {
    const folder = scratch();
    obstruct(folder);
    const written = await writeAtomically(path.join(folder, 'at/x.json'), 'secret-free');
    expect(written).toMatchObject({
      ok: false,
      error: { code: 'disk', reason: expect.stringMatching(`${reason}|EEXIST`) },
    });
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual([]);
    if (!written.ok) expect(JSON.stringify(written.error)).not.toContain(folder);
  });

  it.runIf(process.platform === 'linux')(
    'a file system that takes no files: a disk failure with its reason',
    async () => {
      const written = await writeAtomically('/sys/latchkey/x.json', 'x');
      expect(written).toMatchObject({ ok: false, error: { code: 'disk', reason: expect.stringMatching(/^E[A-Z]+$/) } });
    },
  );
});

describe('sweeping', () => {
  it('leftovers of a write that was cut off: deleted, and nothing else', async () => {
    const folder = scratch();
    const names = ['x.json', 'x.json.0123456789ab.tmp', 'y.json.0123456789ab.tmp', 'x.json.corrupt-2026', 'x.json.tmp'];
    for (const name of names) writeFileSync(path.join(folder, name), '');
    await sweepTemporaries(path.join(folder, 'x.json'));
    expect(readdirSync(folder).sort()).toEqual(names.filter((name) => name !== 'x.json.0123456789ab.tmp').sort());
  });

  it('a folder that does not exist: nothing happens', async () => {
    await expect(sweepTemporaries(path.join(scratch(), 'nowhere/x.json'))).resolves.toBeUndefined();
  });
});
