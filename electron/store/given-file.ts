import { open } from 'node:fs/promises';
import path from 'node:path';
import { failed, failure, ok, type Result } from '../contract/result';
import { codeOf } from './atomic-file';

/** A text file that a person has named. `disk` with Node's code as its reason, or `too-large`. */
export const readGivenFile = async (file: string, mostBytes: number): Promise<Result<string>> => {
  try {
    const handle = await open(file, 'r');
    try {
      // One more than allowed tells a larger file, also one that grows, or a device that never ends.
      const buffer = Buffer.alloc(mostBytes + 1);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      if (bytesRead > mostBytes) return failed(failure('too-large', `${path.basename(file)} is too large.`));
      return ok(buffer.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return failed(failure('disk', `${path.basename(file)} could not be read.`, { reason: codeOf(error) }));
  }
};
