import type { Socket } from 'node:net';

/** One message: plain JSON, and bytes that belong to it. */
export type Frame = { readonly head: unknown; readonly body: Buffer };

export type FrameLimits = { readonly mostHeadBytes: number; readonly mostBodyBytes: number };

const PREFIX_BYTES = 8;

export const encodeFrame = (head: unknown, body: Uint8Array = new Uint8Array()): readonly Uint8Array[] => {
  const text = Buffer.from(JSON.stringify(head), 'utf8');
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(text.length, 0);
  prefix.writeUInt32BE(body.byteLength, 4);
  return [prefix, text, body];
};

export const sendFrame = (socket: Socket, head: unknown, body?: Uint8Array): void => {
  socket.cork();
  for (const part of encodeFrame(head, body)) socket.write(part);
  socket.uncork();
};

/**
 * Puts together one frame out of what arrives; what follows it is dropped. `push` answers null while something is
 * missing, and `garbled` for what is no frame or larger than allowed: known from its first 8 bytes, before any of it is kept.
 */
export class FrameReader {
  readonly #limits: FrameLimits;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(limits: FrameLimits) {
    this.#limits = limits;
  }

  push(chunk: Buffer): Frame | 'garbled' | null {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes < PREFIX_BYTES) return null;
    const first = this.#chunks[0];
    if (first && first.length < PREFIX_BYTES) this.#chunks = [Buffer.concat(this.#chunks)];
    const prefix = this.#chunks[0] ?? Buffer.alloc(PREFIX_BYTES);
    const headBytes = prefix.readUInt32BE(0);
    const bodyBytes = prefix.readUInt32BE(4);
    const { mostHeadBytes, mostBodyBytes } = this.#limits;
    if (headBytes > mostHeadBytes || bodyBytes > mostBodyBytes) return 'garbled';
    if (this.#bytes < PREFIX_BYTES + headBytes + bodyBytes) return null;
    const all = Buffer.concat(this.#chunks);
    const bodyAt = PREFIX_BYTES + headBytes;
    try {
      const head: unknown = JSON.parse(all.toString('utf8', PREFIX_BYTES, bodyAt));
      return { head, body: all.subarray(bodyAt, bodyAt + bodyBytes) };
    } catch {
      return 'garbled';
    }
  }
}

/** The next frame of a socket; null when it ends, fails, is garbled or takes longer than `withinMs`. */
export const nextFrame = (socket: Socket, limits: FrameLimits, withinMs: number): Promise<Frame | null> =>
  new Promise((resolve) => {
    const reader = new FrameReader(limits);
    const timer = setTimeout(() => settle(null), withinMs);
    const onData = (chunk: Buffer): void => {
      const frame = reader.push(chunk);
      if (frame !== null) settle(frame === 'garbled' ? null : frame);
    };
    const onEnd = (): void => settle(null);
    const settle = (frame: Frame | null): void => {
      clearTimeout(timer);
      socket.off('data', onData);
      socket.off('close', onEnd);
      socket.off('end', onEnd);
      resolve(frame);
    };
    socket.on('data', onData);
    socket.on('close', onEnd);
    socket.on('end', onEnd);
  });
