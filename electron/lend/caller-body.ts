import type { IncomingMessage } from 'node:http';

export const MOST_BODY_BYTES = 32 * 2 ** 20;

/** By the length that is announced: no byte of it need come. */
export const isTooLong = ({ headers }: IncomingMessage): boolean =>
  Number(headers['content-length'] ?? 0) > MOST_BODY_BYTES;

/** What a caller sends, whole, since it may have to be sent twice. `gone`: it hung up, and half a body is forwarded by nobody. */
export const callerBody = async (request: IncomingMessage): Promise<Buffer | 'too-large' | 'gone'> => {
  // most requests: a stream that ends at once is a tenth of what they take here
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined)
    return Buffer.alloc(0);
  if (isTooLong(request)) return 'too-large';
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      if (bytes > MOST_BODY_BYTES) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'gone';
  }
  return Buffer.concat(chunks);
};
