import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLicences } from '../../../../electron/desktop/licences';

const place = mkdtempSync(path.join(tmpdir(), 'latchkey-licences-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
mkdirSync(path.join(place, 'out'));

describe('readLicences', () => {
  it('what the build left is answered; nothing, or something else, is an empty list', async () => {
    expect(await readLicences(place)).toEqual([]);
    const list = [{ name: 'react', version: '1.0.0', licence: 'MIT', text: 'Permission' }];
    writeFileSync(path.join(place, 'out', 'licences.json'), JSON.stringify(list));
    expect(await readLicences(place)).toEqual(list);
    writeFileSync(path.join(place, 'out', 'licences.json'), '[1]');
    expect(await readLicences(place)).toEqual([]);
  });
});
