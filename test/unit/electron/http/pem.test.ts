import { expect, test } from 'vitest';
import { certificatesIn, privateKeyIn } from '../../../../electron/http/pem';
import { makeCertificates } from '../../../helpers/certificates';

const certificates = makeCertificates();

test.each(['CERTIFICATE', 'PRIVATE KEY'])(
  'a megabyte of nothing but beginnings of a %s: read once, and there is none',
  (what) => {
    const text = `-----BEGIN ${what}-----\n`.repeat(40_000);
    expect(certificatesIn(text)).toMatchObject({ error: { reason: 'no-certificate' } });
    expect(privateKeyIn(text)).toBeNull();
  },
);

if ('missing' in certificates) {
  test('a block that was cut off', ({ skip }) => skip(certificates.missing));
} else {
  test('a block that was cut off does not take the whole one behind it along', () => {
    const { cert, key } = certificates.good;
    const certificate = certificatesIn(`-----BEGIN CERTIFICATE-----\nMIIB\n${cert}`);
    expect(certificate).toEqual({ ok: true, value: [cert.trim()] });
    expect(privateKeyIn(`-----BEGIN PRIVATE KEY-----\nMIIB\n${key}`)).toBe(key.trim());
  });

  test('a key that is encrypted, with headers before it', () => {
    const text =
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----';
    expect(privateKeyIn(`x\n${text}\n`)).toBe(text);
  });
}
