import type { Buffer } from 'node:buffer';
import type { KeyObject } from 'node:crypto';

/** One key to try. `name` is for people; `remarks` are what its own description says against using it. */
export type Candidate = {
  readonly name: string;
  readonly remarks: readonly string[];
  readonly material:
    | { readonly kind: 'secret'; readonly bytes: Buffer }
    | { readonly kind: 'public'; readonly key: KeyObject };
  /** SECURITY: the secret is the text of a public key (RFC 8725 §2.1, §3.1), so a match would prove nothing. */
  readonly isKeyText: boolean;
};

export type KeyRead =
  | { readonly ok: true; readonly candidates: readonly Candidate[] }
  | { readonly ok: false; readonly reason: string };

export type TokenHint = { readonly algorithm: string; readonly kid: unknown };

const curveNames: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

export const keyKindName = (key: KeyObject): string => {
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return `${details?.modulusLength ?? '?'}-bit RSA key`;
    case 'ec':
      return `${curveNames[details?.namedCurve ?? ''] ?? details?.namedCurve ?? 'EC'} key`;
    default:
      return `${key.asymmetricKeyType ?? 'unknown'} key`;
  }
};
