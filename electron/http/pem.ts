import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { Secret } from '../base/secret';
import { failed, failure, ok, type Result } from '../contract/result';
import type { ClientIdentity } from './agents';

/** Up to the next dashes and no further: a file of nothing but beginnings would otherwise cost its square. */
const CERTIFICATE =
  /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----(?:(?!-----)[\s\S])*-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;
const PRIVATE_KEY = /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----(?:(?!-----)[\s\S])*-----END ([A-Z]+ )?PRIVATE KEY-----/;

/** The certificates of a PEM file; `bad-certificate` where there is none or one of them cannot be read. */
export const certificatesIn = (text: string): Result<readonly string[]> => {
  const found = text.match(CERTIFICATE) ?? [];
  if (found.length === 0) return unusable('no-certificate');
  return found.every((pem) => certificateOf(pem) !== null) ? ok(found) : unusable('no-certificate');
};

/** The first private key of a PEM file, or null. */
export const privateKeyIn = (text: string): string | null => PRIVATE_KEY.exec(text)?.[0] ?? null;

export type ClientCertificate = {
  readonly identity: ClientIdentity;
  /** One line: `CN=ana, O=Example`. */
  readonly subject: string;
  readonly endsAtMs: number;
};

/**
 * A certificate (first of the file, its chain behind it) with its key, proven to belong together. `bad-certificate`
 * with a reason: no-certificate, no-key, passphrase-needed, passphrase-wrong, key-mismatch.
 */
export const clientCertificate = (
  certificateText: string,
  keyText: string,
  passphrase: Secret | null,
): Result<ClientCertificate> => {
  const chain = certificatesIn(certificateText);
  if (!chain.ok) return chain;
  const certificate = certificateOf(chain.value[0] ?? '');
  if (!certificate) return unusable('no-certificate');
  const pem = privateKeyIn(keyText);
  if (pem === null) return unusable('no-key');
  const key = openKey(pem, passphrase);
  if (!key.ok) return key;
  if (!certificate.checkPrivateKey(key.value)) return unusable('key-mismatch');
  return ok({
    identity: { certificate: chain.value.join('\n'), key: new Secret(pem), passphrase },
    subject: certificate.subject.split('\n').join(', ').slice(0, 1_000),
    endsAtMs: Date.parse(certificate.validTo),
  });
};

const openKey = (pem: string, passphrase: Secret | null): Result<KeyObject> => {
  const isEncrypted = /ENCRYPTED/.test(pem);
  if (isEncrypted && passphrase === null) return unusable('passphrase-needed');
  try {
    return ok(
      createPrivateKey({ key: pem, ...(isEncrypted && passphrase ? { passphrase: passphrase.reveal() } : {}) }),
    );
  } catch {
    // The error may quote what it could not read.
    return unusable(isEncrypted ? 'passphrase-wrong' : 'no-key');
  }
};

const certificateOf = (pem: string): X509Certificate | null => {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
};

const unusable = (reason: string): Result<never> =>
  failed(failure('bad-certificate', `The certificate or key cannot be used: ${reason}.`, { reason }));
