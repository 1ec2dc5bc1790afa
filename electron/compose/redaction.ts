import { Secret } from '../base/secret';
import type { HttpRequest } from '../http/http';
import { withoutTokens } from '../token/signed-tokens';

const REDACTED = '[redacted]';

const SIGNED_TOKEN = { head: 10, signature: 4 };

/** What is shorter could be any word of an answer. */
const LEAST_LENGTH = 6;

/**
 * The texts in which a credential of this request could come back: of its header the part after the scheme, of Basic the
 * password besides, of cookies each value, and what the profile's secret headers hold.
 */
export const secretsIn = ({ headers, constantHeaders }: HttpRequest): readonly string[] => {
  const own = Object.entries(headers ?? {}).flatMap(([name, value]) =>
    value instanceof Secret ? partsOf(name, value) : [],
  );
  const constant = (constantHeaders ?? []).flatMap(({ name, value }) =>
    value instanceof Secret ? partsOf(name, value) : [],
  );
  return [...own, ...constant];
};

export const textOf = (secret: Secret): string => secret.reveal();

const partsOf = (name: string, value: Secret): readonly string[] => {
  const text = textOf(value);
  if (name.toLowerCase() === 'cookie') return text.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
  const [scheme = '', ...rest] = text.split(' ');
  const credential = rest.length === 1 ? (rest[0] ?? '') : text;
  if (scheme.toLowerCase() !== 'basic') return [credential];
  const decoded = Buffer.from(credential, 'base64').toString('utf8');
  return [credential, decoded.slice(decoded.indexOf(':') + 1)];
};

/** As such, in an address, and as JSON may write it. */
const spellings = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  secret.replaceAll('/', '\\/'),
  JSON.stringify(secret).slice(1, -1),
];

/** Counted, longest first: one may be part of another. */
export class Redaction {
  #texts: readonly string[] = [];
  #bytes: readonly Buffer[] = [];
  /** Of the longest one, that may still be under way at the end of a piece. */
  #held: Buffer = Buffer.alloc(0);
  count = 0;

  add(secrets: readonly string[]): void {
    const long = secrets.filter((secret) => secret.length >= LEAST_LENGTH).flatMap(spellings);
    this.#texts = [...new Set([...this.#texts, ...long])].sort((a, b) => b.length - a.length);
    this.#bytes = this.#texts.map((text) => Buffer.from(text, 'utf8'));
  }

  /** Signed tokens too, whoever they are of: the window holds none (SECURITY.md). */
  inText(text: string): string {
    const left = this.#texts.reduce((before, secret) => {
      const parts = before.split(secret);
      this.count += parts.length - 1;
      return parts.join(REDACTED);
    }, text);
    const signed = withoutTokens(left, SIGNED_TOKEN, REDACTED);
    this.count += signed.count;
    return signed.text;
  }

  /** One piece of a body; what may be the beginning of a secret comes with the next one, or with `rest`. */
  piece(bytes: Uint8Array): Uint8Array {
    const longest = this.#bytes[0]?.length ?? 0;
    if (longest === 0) return bytes;
    const clean = this.#replaced(Buffer.concat([this.#held, bytes]));
    const keep = Math.min(longest - 1, clean.length);
    this.#held = clean.subarray(clean.length - keep);
    return clean.subarray(0, clean.length - keep);
  }

  rest(): Uint8Array {
    const left = this.#held;
    this.#held = Buffer.alloc(0);
    return left;
  }

  #replaced(bytes: Buffer): Buffer {
    let left = bytes;
    for (const secret of this.#bytes) {
      const pieces: Buffer[] = [];
      let from = 0;
      for (let at = left.indexOf(secret); at >= 0; at = left.indexOf(secret, from)) {
        pieces.push(left.subarray(from, at), MARK);
        from = at + secret.length;
        this.count += 1;
      }
      if (from > 0) left = Buffer.concat([...pieces, left.subarray(from)]);
    }
    return left;
  }
}

const MARK = Buffer.from(REDACTED);
