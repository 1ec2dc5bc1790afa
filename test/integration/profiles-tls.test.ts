import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { makeCertificates } from '../helpers/certificates';
import { type Issuer, never, type ProfileStage, profileStages, setupAt, startIssuer } from '../helpers/profile-stage';

const certificates = makeCertificates();
const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-pem-'));
const openStage = profileStages();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const full = path.join(folder, name);
  writeFileSync(full, text);
  return full;
};

const open = async (issuer: Issuer) => {
  const stage = await openStage();
  const server = setupAt(issuer.origin);
  const created = await stage.services.editing.create(server, 'ana', true);
  if (!created.ok) throw new Error(created.error.message);
  const { id } = created.value;
  return { stage, profileId: id, signIn: () => stage.signIn(server, id), rows: `${issuer.origin}/api/subscribers/` };
};

if ('missing' in certificates) {
  test('[59] certificates of a profile', ({ skip }) => skip(certificates.missing));
} else {
  const { authority, good, client, selfSigned } = certificates;
  const files = (
    more: Partial<Parameters<ProfileStage['services']['editing']['chooseClientCertificate']>[1]> = {},
  ) => ({
    ...{ name: 'ana.pem', certificate: client.cert, key: client.key, passphrase: null },
    ...more,
  });

  describe('[59] a server under a private authority', () => {
    let issuer: Issuer;
    beforeAll(async () => {
      issuer = await startIssuer(good);
    });
    afterAll(() => issuer.close());

    it('without its file: refused with the reason, nothing is sent; with it: signed in, rows, renewals', async () => {
      const { stage, profileId, signIn, rows } = await open(issuer);
      expect(await signIn()).toMatchObject({
        ok: false,
        error: { code: 'certificate', reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      });
      expect(issuer.came).toEqual([]);
      const caFile = file('authority.pem', authority);
      expect(await stage.services.editing.chooseCa(profileId, caFile)).toMatchObject({ ok: true, value: { caFile } });
      expect(await signIn()).toMatchObject({ ok: true });
      expect(await stage.get(profileId, rows)).toMatchObject({ ok: true, value: { status: 200 } });
      const session = stage.services.sessions.get(profileId);
      expect(session.ok && (await session.value.renewNow())).toMatchObject({ ok: true });
    });

    it('the file is gone: each request says so and none is sent; the session is kept; back again: all goes on', async () => {
      const { stage, profileId, signIn, rows } = await open(issuer);
      const caFile = file('vanishing.pem', authority);
      await stage.services.editing.chooseCa(profileId, caFile);
      await signIn();
      rmSync(caFile);
      const before = issuer.came.length;
      const gone = { ok: false, error: { code: 'bad-certificate', reason: 'ca-missing' } };
      expect(await stage.get(profileId, rows)).toMatchObject(gone);
      const session = stage.services.sessions.get(profileId);
      expect(session.ok && (await session.value.renewNow())).toMatchObject(gone);
      expect(stage.state(profileId)).toMatchObject({ kind: 'waiting', failure: { reason: 'ca-missing' } });
      expect(issuer.came).toHaveLength(before);
      file('vanishing.pem', authority);
      expect(session.ok && (await session.value.retry())).toMatchObject({
        ok: true,
        value: { state: { kind: 'active' } },
      });
      expect(await stage.get(profileId, rows)).toMatchObject({ ok: true, value: { status: 200 } });
    });

    it('detection and the sign-in’s fields go the way of the profile at hand; a file that is gone is said', async () => {
      const { stage, profileId } = await open(issuer);
      const caFile = file('looking.pem', authority);
      await stage.services.editing.chooseCa(profileId, caFile);
      const address = `${issuer.origin}/api/`;
      expect(await stage.detect(address)).toMatchObject({ kind: 'unreachable', code: 'certificate' });
      expect(await stage.detect(address, profileId)).toMatchObject({
        kind: 'found',
        server: { dialectId: 'simplejwt' },
      });
      const { server } = stage.profile(profileId);
      expect(await stage.services.signInFields(server, never, profileId)).toMatchObject([{ name: 'tenant' }]);
      expect(await stage.services.signInFields(server, never)).toEqual([]);
      rmSync(caFile);
      const before = issuer.came.length;
      expect(await stage.detect(address, profileId)).toMatchObject({
        ...{ kind: 'unreachable', code: 'bad-certificate', reason: 'ca-missing' },
      });
      expect(issuer.came).toHaveLength(before);
    });

    it('a file that holds no certificate, or is not there: not taken', async () => {
      const { stage, profileId } = await open(issuer);
      const choose = (name: string, text: string) => stage.services.editing.chooseCa(profileId, file(name, text));
      expect(await choose('empty.pem', '')).toMatchObject({ ok: false, error: { reason: 'no-certificate' } });
      expect(await choose('key.pem', good.key)).toMatchObject({ ok: false, error: { reason: 'no-certificate' } });
      const broken = authority.replace(/[A-Za-z]{20}/, 'AAAAAAAAAAAAAAAAAAAA');
      expect(await choose('broken.pem', broken)).toMatchObject({ ok: false, error: { code: 'bad-certificate' } });
      expect(await stage.services.editing.chooseCa(profileId, path.join(folder, 'nowhere.pem'))).toMatchObject({
        ok: false,
        error: { code: 'bad-certificate', reason: 'ca-missing' },
      });
      expect(stage.profile(profileId).caFile).toBeNull();
    });

    it('trusted by one profile: not by another', async () => {
      const { stage, profileId } = await open(issuer);
      await stage.services.editing.chooseCa(profileId, file('authority.pem', authority));
      const other = await stage.services.editing.create(setupAt(issuer.origin), 'ben', true);
      const otherId = other.ok ? other.value.id : '';
      expect(await stage.signIn(setupAt(issuer.origin), otherId)).toMatchObject({ error: { code: 'certificate' } });
    });
  });

  describe('a server that asks for a client certificate', () => {
    let issuer: Issuer;
    beforeAll(async () => {
      issuer = await startIssuer({ ...good, ca: authority, requestCert: true, rejectUnauthorized: true });
    });
    afterAll(() => issuer.close());

    const trusting = async () => {
      const opened = await open(issuer);
      await opened.stage.services.editing.chooseCa(opened.profileId, file('authority.pem', authority));
      return opened;
    };

    it('none given: said so; given: signed in and rows; its key is in the keychain and in no file', async () => {
      const { stage, profileId, signIn, rows } = await trusting();
      expect(await signIn()).toMatchObject({ ok: false, error: { code: 'client-certificate' } });
      const chosen = await stage.services.editing.chooseClientCertificate(profileId, files());
      expect(chosen).toMatchObject({
        ok: true,
        value: { clientCertificate: { file: 'ana.pem', subject: 'CN=client' } },
      });
      expect(stage.profile(profileId).clientCertificate?.endsAtMs).toBeGreaterThan(Date.now());
      expect(await signIn()).toMatchObject({ ok: true });
      expect(await stage.get(profileId, rows)).toMatchObject({ ok: true, value: { status: 200 } });
      await stage.services.profiles.flushed();
      expect(stage.onDisk()).toContain('CN=client');
      expect(stage.onDisk()).not.toMatch(/PRIVATE KEY/);

      expect(await stage.update(profileId, { clientCertificate: null })).toMatchObject({ ok: true });
      expect(await stage.get(profileId, rows)).toMatchObject({ ok: false, error: { code: 'client-certificate' } });
    });

    it('a key of another certificate, none at all, or a locked one: said so, nothing is changed', async () => {
      const { stage, profileId } = await trusting();
      const choose = (more: Parameters<typeof files>[0]) =>
        stage.services.editing.chooseClientCertificate(profileId, files(more));
      const reason = (text: string) => ({ ok: false, error: { code: 'bad-certificate', reason: text } });
      expect(await choose({ key: selfSigned.key })).toMatchObject(reason('key-mismatch'));
      expect(await choose({ key: 'no key at all' })).toMatchObject(reason('no-key'));
      expect(await choose({ key: certificates.encryptedKey })).toMatchObject(reason('passphrase-needed'));
      const wrong = new Secret('not it');
      expect(await choose({ key: certificates.encryptedKey, passphrase: wrong })).toMatchObject(
        reason('passphrase-wrong'),
      );
      expect(stage.profile(profileId).clientCertificate).toBeNull();
      expect([...stage.keychain.items]).toEqual([]);
    });

    it('an encrypted key with its passphrase: works, also after a restart', async () => {
      const { stage, profileId, signIn, rows } = await trusting();
      const passphrase = new Secret(certificates.passphrase);
      const given = files({ key: certificates.encryptedKey, passphrase });
      expect(await stage.services.editing.chooseClientCertificate(profileId, given)).toMatchObject({ ok: true });
      expect(await signIn()).toMatchObject({ ok: true });
      await stage.close({ keepFolder: true });
      const next = await openStage(stage.folder, stage.keychain);
      expect(await next.get(profileId, rows)).toMatchObject({ ok: true, value: { status: 200 } });
      expect(next.onDisk()).not.toContain(certificates.passphrase);
    });

    it('detection shows it to the profile’s own origin, and to no address that is typed besides', async () => {
      const { stage, profileId } = await trusting();
      const elsewhere = await startIssuer({ ...good, ca: authority, requestCert: true, rejectUnauthorized: true });
      await stage.services.editing.chooseClientCertificate(profileId, files());
      expect(await stage.detect(`${issuer.origin}/api/`, profileId)).toMatchObject({ kind: 'found' });
      // Its authority is trusted there all the same.
      expect(await stage.detect(`${elsewhere.origin}/api/`, profileId)).toMatchObject({
        ...{ kind: 'unreachable', code: 'client-certificate' },
      });
      await elsewhere.close();
    });

    it('a service of the profile is not shown it', async () => {
      const { stage, profileId, signIn } = await trusting();
      const elsewhere = await startIssuer({ ...good, ca: authority, requestCert: true, rejectUnauthorized: true });
      await stage.services.editing.chooseClientCertificate(profileId, files());
      await signIn();
      await stage.update(profileId, { services: [{ origin: elsewhere.origin, collections: [] }] });
      expect(await stage.get(profileId, `${elsewhere.origin}/api/subscribers/`)).toMatchObject({
        ok: false,
        error: { code: 'client-certificate' },
      });
      await elsewhere.close();
    });
  });
}
