/** D-Bus messages as far as one question needs them: calls with texts for arguments, and their replies (D-Bus spec 0.42). */
export type Call = {
  readonly serial: number;
  readonly destination: string;
  readonly path: string;
  readonly face: string;
  readonly member: string;
  readonly texts: readonly string[];
};

export type Reply = { readonly kind: 'return' | 'error'; readonly replyTo: number; readonly body: Buffer };

const LITTLE = 0x6c;
const METHOD_CALL = 1;
const METHOD_RETURN = 2;
const ERROR = 3;
/** NO_AUTO_START: a question must not start the service that it asks about. */
const NO_AUTO_START = 2;
const FIXED_HEADER = 16;
const MOST_BYTES = 64 * 1024;

export const callBytes = ({ serial, destination, path, face, member, texts }: Call): Buffer => {
  const body = joined(texts.map(text), 4);
  const fields = joined(
    [
      field(1, 'o', text(path)),
      field(2, 's', text(face)),
      field(3, 's', text(member)),
      field(6, 's', text(destination)),
      ...(texts.length > 0 ? [field(8, 'g', signature('s'.repeat(texts.length)))] : []),
    ],
    8,
  );
  const head = Buffer.alloc(FIXED_HEADER);
  head.set([LITTLE, METHOD_CALL, NO_AUTO_START, 1]);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(fields.length, 12);
  return Buffer.concat([padded(Buffer.concat([head, fields]), 8), body]);
};

/** The first whole message in what has come so far, and the rest; null while it is not whole. Throws on what is none. */
export const firstMessage = (bytes: Buffer): { readonly reply: Reply | null; readonly rest: Buffer } | null => {
  if (bytes.length < FIXED_HEADER) return null;
  if (bytes[0] !== LITTLE) throw new TypeError('not a little-endian message');
  const bodyAt = aligned(FIXED_HEADER + bytes.readUInt32LE(12), 8);
  const end = bodyAt + bytes.readUInt32LE(4);
  if (end > MOST_BYTES) throw new RangeError('a message that is too long');
  if (bytes.length < end) return null;
  const type = bytes[1];
  const replyTo = replySerial(bytes.subarray(FIXED_HEADER, FIXED_HEADER + bytes.readUInt32LE(12)));
  const isReply = (type === METHOD_RETURN || type === ERROR) && replyTo !== null;
  const body = bytes.subarray(bodyAt, end);
  const reply = isReply ? { kind: type === ERROR ? ('error' as const) : ('return' as const), replyTo, body } : null;
  return { reply, rest: bytes.subarray(end) };
};

/** A variant that holds a boolean. */
export const booleanIn = (body: Buffer): boolean | null =>
  body.length >= 8 && body[0] === 1 && body[1] === 0x62 ? body.readUInt32LE(4) === 1 : null;

/** Header field 5, REPLY_SERIAL: a struct of its code and a variant, aligned to 8. */
const replySerial = (fields: Buffer): number | null => {
  let at = 0;
  while (at + 4 <= fields.length) {
    const code = fields[at];
    const type = String.fromCharCode(fields[at + 2] ?? 0);
    const valueAt = at + 4;
    if (type === 'u') {
      if (code === 5) return fields.readUInt32LE(valueAt);
      at = valueAt + 4;
    } else if (type === 'g') at = valueAt + (fields[valueAt] ?? 0) + 2;
    else at = valueAt + 4 + fields.readUInt32LE(valueAt) + 1;
    at = aligned(at, 8);
  }
  return null;
};

const aligned = (at: number, to: number): number => Math.ceil(at / to) * to;

const padded = (bytes: Buffer, to: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length, to) - bytes.length)]);

/** Each but the last filled up, so that the next begins where it must. */
const joined = (parts: readonly Buffer[], to: number): Buffer =>
  Buffer.concat(parts.map((part, index) => (index === parts.length - 1 ? part : padded(part, to))));

const text = (value: string): Buffer => {
  const bytes = Buffer.from(`${value}\0`, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length - 1, 0);
  return Buffer.concat([length, bytes]);
};

const signature = (value: string): Buffer => Buffer.concat([Buffer.from([value.length]), Buffer.from(`${value}\0`)]);

const field = (code: number, type: string, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), value]);
