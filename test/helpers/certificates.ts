import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Certificate = { readonly key: string; readonly cert: string };
export type Certificates = {
  /** Of the authority that signed `good`, `expired` and `otherHost`. */
  readonly authority: string;
  readonly good: Certificate;
  readonly expired: Certificate;
  readonly otherHost: Certificate;
  readonly selfSigned: Certificate;
  /** Of a person, under the same authority; its key once more, encrypted. */
  readonly client: Certificate;
  readonly encryptedKey: string;
  readonly passphrase: string;
};

/** Made by openssl at the time of the test, so that none of them ever ends in the repository; a reason where it is absent. */
export const makeCertificates = (): Certificates | { readonly missing: string } => {
  if (spawnSync('openssl', ['version']).status !== 0) return { missing: 'openssl is not installed' };
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-tls-'));
  try {
    return all(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const all = (folder: string): Certificates => {
  const at = (name: string) => join(folder, name);
  const openssl = (...words: readonly string[]): void => {
    const run = spawnSync('openssl', words, { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
  };
  const newKey = (name: string): void => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at(`${name}.key`));
  };
  const subject = (name: string) => ['-subj', `/CN=${name}`];
  const read = (name: string): Certificate => ({
    key: readFileSync(at(`${name}.key`), 'utf8'),
    cert: readFileSync(at(`${name}.crt`), 'utf8'),
  });

  const selfSigned = (name: string): void => {
    newKey(name);
    openssl(
      'req',
      '-x509',
      '-new',
      '-key',
      at(`${name}.key`),
      '-days',
      '2',
      ...subject(name),
      '-out',
      at(`${name}.crt`),
    );
  };
  const signed = (name: string, alternative: string, days: string): void => {
    newKey(name);
    writeFileSync(at(`${name}.ext`), `subjectAltName=${alternative}\n`);
    openssl('req', '-new', '-key', at(`${name}.key`), ...subject(name), '-out', at(`${name}.csr`));
    openssl(
      ...['x509', '-req', '-in', at(`${name}.csr`), '-CA', at('authority.crt'), '-CAkey', at('authority.key')],
      ...['-set_serial', String(Math.floor(Math.random() * 1e9)), '-days', days, '-extfile', at(`${name}.ext`)],
      ...['-out', at(`${name}.crt`)],
    );
  };
  selfSigned('authority');
  selfSigned('self-signed');
  signed('good', 'IP:127.0.0.1', '2');
  signed('expired', 'IP:127.0.0.1', '-1');
  signed('other-host', 'DNS:other.example.test', '2');
  signed('client', 'email:client@example.test', '2');
  const passphrase = 'a passphrase of the test';
  openssl(
    ...['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-in', at('client.key'), '-passout', `pass:${passphrase}`],
    ...['-out', at('client.enc')],
  );
  return {
    ...{ client: read('client'), encryptedKey: readFileSync(at('client.enc'), 'utf8'), passphrase },
    authority: read('authority').cert,
    ...{ good: read('good'), expired: read('expired'), otherHost: read('other-host'), selfSigned: read('self-signed') },
  };
};
