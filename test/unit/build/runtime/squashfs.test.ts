import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { walkSquashfs } from '../../../../build/runtime/squashfs';
import { squashfsImage } from './squashfs-image';

const unpack = (wanted: (name: string) => boolean = () => true) => {
  const directories: string[] = [];
  const files = new Map<string, { readonly executable: boolean; readonly data: Buffer }>();
  walkSquashfs(squashfsImage(), {
    wanted,
    directory: (name) => directories.push(name),
    file: (name, { executable, data }) => files.set(name, { executable, data: data() }),
  });
  return { directories, files };
};

describe('walkSquashfs', () => {
  it('a small image: directories before what is in them, links left out', () => {
    const { directories, files } = unpack();
    expect(directories).toEqual(['deep', 'deep/er', 'leave']);
    expect([...files.keys()].sort()).toEqual([
      'deep/blocks.txt',
      'deep/er/zeros.bin',
      'leave/x',
      'run.sh',
      'small.txt',
    ]);
  });

  it('a file of several blocks and a fragment: the same bytes', () => {
    const lines = Array.from({ length: 1400 }, (_, index) => `line ${index}\n`).join('');
    expect(unpack().files.get('deep/blocks.txt')?.data.toString()).toBe(lines);
  });

  it('a file with holes: zeros where no block was written', () => {
    const data = unpack().files.get('deep/er/zeros.bin')?.data;
    expect(data?.equals(Buffer.concat([Buffer.alloc(8192), Buffer.from('end')]))).toBe(true);
  });

  it('executable bits: told apart', () => {
    const { files } = unpack();
    expect(files.get('run.sh')?.executable).toBe(true);
    expect(files.get('small.txt')?.executable).toBe(false);
  });

  it('a directory that is not wanted: nothing of it is visited', () => {
    const { directories, files } = unpack((name) => name !== 'leave');
    expect(directories).not.toContain('leave');
    expect(files.has('leave/x')).toBe(false);
  });

  it('anything but squashfs with gzip: an error', () => {
    expect(() => walkSquashfs(Buffer.alloc(96), { wanted: () => true, directory: () => {}, file: () => {} })).toThrow(
      'not a squashfs',
    );
  });

  it('a name that leads out of the directory: an error', () => {
    const image = squashfsImage();
    expect(() => walkSquashfs(withName(image, 'small.txt', '../ll.txt'), visitAll)).toThrow('not a name');
  });
});

const visitAll = { wanted: () => true, directory: () => {}, file: () => {} };

/** Rewrites a name inside the (recompressed) directory table. */
const withName = (image: Buffer, from: string, to: string): Buffer => {
  const table = Number(image.readBigUInt64LE(72));
  const header = image.readUInt16LE(table);
  const length = header & 0x7fff;
  const raw = image.subarray(table + 2, table + 2 + length);
  const plain = Buffer.from(header & 0x8000 ? raw : inflateSync(raw));
  plain.write(to, plain.indexOf(from), 'latin1');
  const block = Buffer.alloc(plain.length + 2);
  block.writeUInt16LE(plain.length | 0x8000, 0);
  plain.copy(block, 2);
  // Appended at the end, with the pointer to the table moved there.
  const changed = Buffer.concat([image, block]);
  changed.writeBigUInt64LE(BigInt(image.length), 72);
  return changed;
};
