import type { Buffer } from 'node:buffer';
import type { KeyObject } from 'node:crypto';
import type { KeyName, VerificationNote } from './verification';

/** One key to try. `remarks` are what its own description says against using it. */
export type Candidate = {
  readonly name: KeyName;
  readonly remarks: readonly VerificationNote[];
  readonly material:
    | { readonly kind: 'secret'; readonly bytes: Buffer }
    | { readonly kind: 'public'; readonly key: KeyObject };
  /** SECURITY: the secret is the text of a public key (RFC 8725 §2.1, §3.1), so a match would prove nothing. */
  readonly isKeyText: boolean;
};

export type KeyRead =
  | { readonly ok: true; readonly candidates: readonly Candidate[] }
  | { readonly ok: false; readonly reason: VerificationNote };

export type TokenHint = { readonly algorithm: string; readonly kid: unknown };

const curveNames: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

export const keyNameOf = (key: KeyObject, source: KeyName['source']): KeyName => {
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return { kind: 'rsa', detail: String(details?.modulusLength ?? '?'), source };
    case 'ec':
      return { kind: 'curve', detail: curveNames[details?.namedCurve ?? ''] ?? details?.namedCurve ?? 'EC', source };
    default:
      return { kind: 'curve', detail: key.asymmetricKeyType ?? '?', source };
  }
};
