import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { failed, failure, ok, type Result } from '../contract/result';
import type { BodyStream } from './http';

/** One part of a form (RFC 7578): text, or a file on this computer. */
export type Part = { readonly name: string; readonly text: string } | { readonly name: string; readonly file: string };

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};

type Piece = { readonly head: Buffer; readonly file: string | null; readonly bytes: number };

/**
 * A form as the stream of its bytes: a file is read while it is sent, never whole into memory. The length is known
 * before, as WSGI servers want it. Fails with `disk` where a file cannot be read.
 */
export const multipart = async (parts: readonly Part[]): Promise<Result<BodyStream>> => {
  const boundary = `latchkey-${randomBytes(18).toString('hex')}`;
  const pieces: Piece[] = [];
  for (const part of parts) {
    const piece = await pieceOf(part, boundary);
    if (!piece.ok) return piece;
    pieces.push(piece.value);
  }
  const end = Buffer.from(`--${boundary}--\r\n`);
  return ok({
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: pieces.reduce((sum, { head, bytes }) => sum + head.length + bytes + LINE.length, end.length),
    open: () => Readable.from(bytesOf(pieces, end), { objectMode: false }),
  });
};

const LINE = Buffer.from('\r\n');

const pieceOf = async (part: Part, boundary: string): Promise<Result<Piece>> => {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(part.name)}"`;
  if ('text' in part) {
    const text = Buffer.from(part.text, 'utf8');
    return ok({ head: Buffer.concat([Buffer.from(`${head}\r\n\r\n`), text]), file: null, bytes: 0 });
  }
  try {
    const { size } = await stat(part.file);
    const name = escaped(path.basename(part.file));
    const type = TYPES[path.extname(part.file).toLowerCase()] ?? 'application/octet-stream';
    return ok({
      head: Buffer.from(`${head}; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`, 'utf8'),
      file: part.file,
      bytes: size,
    });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return failed(failure('disk', 'The chosen file could not be read.', { reason }));
  }
};

/** As browsers write names (WHATWG HTML, multipart form data): a quote or line break would end the header. */
const escaped = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22').replaceAll('\0', '');

async function* bytesOf(pieces: readonly Piece[], end: Buffer): AsyncGenerator<Buffer> {
  for (const { head, file, bytes } of pieces) {
    yield head;
    if (file !== null && bytes > 0) {
      let sent = 0;
      // No more than was announced, though the file may have grown.
      for await (const chunk of createReadStream(file, { end: bytes - 1 })) {
        const read = Buffer.from(chunk);
        sent += read.length;
        yield read;
      }
      if (sent !== bytes) throw new Error('The file became shorter while it was sent.');
    }
    yield LINE;
  }
  yield end;
}
