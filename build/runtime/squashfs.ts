import { inflateSync } from 'node:zlib';
import { readInode, type SquashImage } from './squashfs-inode';

export type SquashFile = { readonly executable: boolean; data(): Buffer };
export type SquashVisitor = {
  /** Return false to leave out a directory with all that is in it, or a file. */
  wanted(name: string): boolean;
  directory(name: string): void;
  file(name: string, file: SquashFile): void;
};

const MAGIC = 0x73717368;
const GZIP = 1;
const NOT_COMPRESSED = 0x8000;

/**
 * Walks a squashfs 4.0 image with gzip blocks (the format of an AppImage), parents before children. Links and devices
 * are left out. Throws on anything else. Source: the format description in the Linux tree, filesystems/squashfs.
 */
export const walkSquashfs = (image: Buffer, visitor: SquashVisitor): void => {
  if (image.readUInt32LE(0) !== MAGIC || image.readUInt16LE(20) !== GZIP) throw new Error('not a squashfs with gzip');
  const squash = openImage(image);
  const root = image.readBigUInt64LE(32);
  walk(squash, Number(root >> 16n), Number(root & 0xffffn), '', visitor);
};

const walk = (squash: SquashImage, start: number, offset: number, parent: string, visitor: SquashVisitor): void => {
  const directory = readInode(squash, start, offset);
  if (directory.kind !== 'directory' || directory.size <= 3) return; // 3 stands for the unwritten "." and ".."
  const list = squash.metadata(squash.directoryTable + directory.start, directory.offset, directory.size - 3);
  for (let at = 0; at < list.length; ) {
    const inodeStart = list.readUInt32LE(at + 4);
    let left = list.readUInt32LE(at) + 1;
    at += 12;
    for (; left > 0; left -= 1) {
      const length = list.readUInt16LE(at + 6) + 1;
      const entry = list.toString('utf8', at + 8, at + 8 + length);
      // SECURITY: a name must not lead out of the directory that is being written.
      if (entry.includes('/') || entry === '.' || entry === '..') throw new Error('a name in the image is not a name');
      visit(squash, inodeStart, list.readUInt16LE(at), parent === '' ? entry : `${parent}/${entry}`, visitor);
      at += 8 + length;
    }
  }
};

const visit = (squash: SquashImage, start: number, offset: number, name: string, visitor: SquashVisitor): void => {
  if (!visitor.wanted(name)) return;
  const inode = readInode(squash, start, offset);
  if (inode.kind === 'file') visitor.file(name, { executable: inode.executable, data: inode.data });
  if (inode.kind !== 'directory') return;
  visitor.directory(name);
  walk(squash, start, offset, name, visitor);
};

const openImage = (image: Buffer): SquashImage => {
  const position = (at: number) => Number(image.readBigUInt64LE(at));
  const known = new Map<number, { readonly data: Buffer; readonly next: number }>();
  const metadataBlock = (at: number) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const header = image.readUInt16LE(at);
    const next = at + 2 + (header & 0x7fff);
    const raw = image.subarray(at + 2, next);
    const block = { data: header & NOT_COMPRESSED ? raw : inflateSync(raw), next };
    known.set(at, block);
    return block;
  };
  return {
    image,
    blockSize: image.readUInt32LE(12),
    inodeTable: position(64),
    directoryTable: position(72),
    fragmentTable: position(80),
    metadata: (start, offset, length) => {
      const parts: Buffer[] = [];
      let block = metadataBlock(start);
      let part = block.data.subarray(offset, offset + length);
      for (let left = length; ; ) {
        parts.push(part);
        left -= part.length;
        if (left <= 0) return Buffer.concat(parts);
        block = metadataBlock(block.next);
        part = block.data.subarray(0, left);
      }
    },
  };
};
