import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import type { Dialogs } from '../../../../electron/desktop/dialogs';
import { systemWords } from '../../../../electron/desktop/system-words';
import { fileHandlers } from '../../../../electron/ipc/file-handlers';
import { makeCertificates } from '../../../helpers/certificates';
import { never, type ProfileStage, profileStage, setupAt } from '../../../helpers/profile-stage';

const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const stages: ProfileStage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

/** Dialogs answer these files in turn; null: closed. */
const setUp = async (...answers: readonly (string | null)[]) => {
  const stage = profileStage();
  stages.push(stage);
  await stage.services.start();
  const asked: string[] = [];
  const left = [...answers];
  const answer = (title: string) => {
    asked.push(title);
    const next = left.shift();
    if (next === undefined) throw new Error(`a dialog that nobody expected: ${title}`);
    return Promise.resolve(next);
  };
  const dialogs: Dialogs = {
    chooseSave: ({ title }) => answer(title(systemWords.en.files)),
    chooseOpen: ({ title }) => answer(title(systemWords.en.files)),
  };
  const created = await stage.services.editing.create(setupAt('https://api.example.test'), 'ana', true);
  const profileId = created.ok ? created.value.id : '';
  return { stage, handlers: fileHandlers(stage.services, dialogs), asked, profileId };
};
const at = (name: string) => path.join(folder, name);
const put = (name: string, text: string) => {
  writeFileSync(at(name), text);
  return at(name);
};

describe('profiles to a file and back', () => {
  it('exported, for its owner alone, and imported as another profile', async () => {
    const { stage, handlers, profileId } = await setUp(at('profiles.json'), at('profiles.json'));
    const exported = await handlers['profile:export']({ profileIds: [profileId, 'nobody'] }, never);
    expect(exported).toEqual({ ok: true, value: { file: 'profiles.json', profiles: 1, leftOut: [] } });
    expect(statSync(at('profiles.json')).mode & 0o077).toBe(0);
    const imported = await handlers['profile:import']({}, never);
    const [newId] = imported.ok && imported.value ? imported.value.profileIds : [];
    expect(newId).not.toBe(profileId);
    expect(stage.profile(newId ?? '')).toMatchObject({ username: 'ana' });
    expect(stage.state(newId ?? '')).toEqual({ kind: 'signed-out', reason: 'new' });
  });

  it('the dialog closed: nothing happens', async () => {
    const { stage, handlers, profileId } = await setUp(null, null, null, null);
    const closed = { ok: true, value: null };
    expect(await handlers['profile:export']({ profileIds: [profileId] }, never)).toEqual(closed);
    expect(await handlers['profile:import']({}, never)).toEqual(closed);
    expect(await handlers['profile:choose-ca']({ profileId }, never)).toEqual(closed);
    expect(await handlers['session:export-diary']({ profileId }, never)).toEqual(closed);
    expect(stage.services.profiles.all()).toHaveLength(1);
  });

  it('a folder that is not there, a file of another kind, one that is huge: said so', async () => {
    const huge = put('huge.json', ' '.repeat(4_000_001));
    const { handlers, profileId } = await setUp(
      at('nowhere/x.json/x'),
      put('other.json', '[]'),
      huge,
      at('absent.json'),
    );
    writeFileSync(at('nowhere'), '');
    expect(await handlers['profile:export']({ profileIds: [profileId] }, never)).toMatchObject({
      error: { code: 'disk' },
    });
    expect(await handlers['profile:import']({}, never)).toMatchObject({ error: { code: 'bad-file' } });
    expect(await handlers['profile:import']({}, never)).toMatchObject({ error: { code: 'too-large' } });
    expect(await handlers['profile:import']({}, never)).toMatchObject({ error: { code: 'disk', reason: 'ENOENT' } });
  });

  it('nothing that could be exported: said before any dialog', async () => {
    const { handlers, asked } = await setUp();
    expect(await handlers['profile:export']({ profileIds: ['nobody'] }, never)).toMatchObject({
      error: { code: 'gone' },
    });
    expect(asked).toEqual([]);
  });
});

it('a diary to a file: whose it is, what happened and when, and no token', async () => {
  const { stage, handlers, profileId } = await setUp(at('diary.json'));
  const session = stage.services.sessions.get(profileId);
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
  if (session.ok) await session.value.adoptGrant({ kind: 'token', token: new Secret(token) }, 'ana', true);
  expect(await handlers['session:export-diary']({ profileId }, never)).toEqual({
    ok: true,
    value: { file: 'diary.json' },
  });
  const text = readFileSync(at('diary.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    ...{ format: 'latchkey-diary', version: 1 },
    profile: { username: 'ana', server: 'https://api.example.test/api/', dialect: 'simplejwt' },
    entries: [{ event: 'signed-in', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }],
  });
  for (const part of token.split('.')) expect(text).not.toContain(part);
  expect(await handlers['session:export-diary']({ profileId: 'nobody' }, never)).toMatchObject({
    error: { code: 'gone' },
  });
});

const certificates = makeCertificates();
if ('missing' in certificates) {
  test('certificates by dialogs', ({ skip }) => skip(certificates.missing));
} else {
  const { authority, client, encryptedKey, passphrase } = certificates;

  describe('certificates by dialogs', () => {
    it('authorities: their file’s path is kept, and asked for by one dialog', async () => {
      const { stage, handlers, profileId, asked } = await setUp(put('authority.pem', authority));
      await handlers['profile:choose-ca']({ profileId }, never);
      expect(stage.profile(profileId).caFile).toBe(at('authority.pem'));
      expect(asked).toEqual(['Private authorities']);
    });

    it('certificate and key in one file: one dialog; the file’s name is shown and not its folder', async () => {
      const { handlers, profileId, asked } = await setUp(put('ana.pem', `${client.cert}${client.key}`));
      const chosen = await handlers['profile:choose-client-certificate']({ profileId, passphrase: null }, never);
      expect(chosen).toMatchObject({ ok: true, value: { clientCertificate: { file: 'ana.pem' } } });
      expect(asked).toEqual(['Client certificate']);
    });

    it('the key in another file, encrypted: its passphrase is asked for, and the files are not chosen again', async () => {
      const { handlers, profileId, asked } = await setUp(put('ana.crt', client.cert), put('ana.key', encryptedKey));
      const choose = (text: string | null) =>
        handlers['profile:choose-client-certificate'](
          { profileId, passphrase: text === null ? null : new Secret(text) },
          never,
        );
      expect(await choose(null)).toMatchObject({ error: { code: 'bad-certificate', reason: 'passphrase-needed' } });
      expect(await choose('not it')).toMatchObject({ error: { reason: 'passphrase-wrong' } });
      expect(await choose(passphrase)).toMatchObject({ ok: true, value: { clientCertificate: { file: 'ana.crt' } } });
      expect(asked).toEqual(['Client certificate', 'Private key of ana.crt']);
      expect(existsSync(at('ana.key'))).toBe(true);
    });

    it('the dialog for the key closed: nothing is changed', async () => {
      const { stage, handlers, profileId } = await setUp(put('ana.crt', client.cert), null);
      const chosen = await handlers['profile:choose-client-certificate']({ profileId, passphrase: null }, never);
      expect(chosen).toEqual({ ok: true, value: null });
      expect(stage.profile(profileId).clientCertificate).toBeNull();
    });
  });
}
