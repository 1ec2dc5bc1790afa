import { inflateSync } from 'node:zlib';

export type SquashImage = {
  readonly image: Buffer;
  readonly blockSize: number;
  readonly inodeTable: number;
  readonly directoryTable: number;
  readonly fragmentTable: number;
  /** `length` bytes of unpacked metadata from `offset` in the block at `start`, on into the blocks behind it. */
  metadata(start: number, offset: number, length: number): Buffer;
};

export type Inode =
  | { readonly kind: 'directory'; readonly start: number; readonly offset: number; readonly size: number }
  | { readonly kind: 'file'; readonly executable: boolean; data(): Buffer }
  | { readonly kind: 'other' };

const NO_FRAGMENT = 0xffffffff;
const BLOCK_NOT_COMPRESSED = 0x1000000;

export const readInode = (squash: SquashImage, start: number, offset: number): Inode => {
  const bytes = (length: number) => squash.metadata(squash.inodeTable + start, offset, length);
  const head = bytes(16);
  const type = head.readUInt16LE(0);
  const executable = (head.readUInt16LE(2) & 0o111) !== 0;
  if (type === 1) {
    const inode = bytes(32);
    return {
      kind: 'directory',
      start: inode.readUInt32LE(16),
      size: inode.readUInt16LE(24),
      offset: inode.readUInt16LE(26),
    };
  }
  if (type === 8) {
    const inode = bytes(40);
    return {
      kind: 'directory',
      size: inode.readUInt32LE(20),
      start: inode.readUInt32LE(24),
      offset: inode.readUInt16LE(34),
    };
  }
  if (type === 2) {
    const inode = bytes(32);
    const where = { start: inode.readUInt32LE(16), size: inode.readUInt32LE(28) };
    const fragment = { index: inode.readUInt32LE(20), offset: inode.readUInt32LE(24) };
    return { kind: 'file', executable, data: () => fileData(squash, { ...where, fragment, listAt: 32, bytes }) };
  }
  if (type === 9) {
    const inode = bytes(56);
    const where = { start: Number(inode.readBigUInt64LE(16)), size: Number(inode.readBigUInt64LE(24)) };
    const fragment = { index: inode.readUInt32LE(44), offset: inode.readUInt32LE(48) };
    return { kind: 'file', executable, data: () => fileData(squash, { ...where, fragment, listAt: 56, bytes }) };
  }
  return { kind: 'other' };
};

type FilePlace = {
  readonly start: number;
  readonly size: number;
  readonly fragment: { readonly index: number; readonly offset: number };
  readonly listAt: number;
  bytes(length: number): Buffer;
};

const fileData = (squash: SquashImage, file: FilePlace): Buffer => {
  const whole = file.size / squash.blockSize;
  const blocks = file.fragment.index === NO_FRAGMENT ? Math.ceil(whole) : Math.floor(whole);
  const sizes = file.bytes(file.listAt + 4 * blocks).subarray(file.listAt);
  const parts: Buffer[] = [];
  let at = file.start;
  for (let index = 0; index < blocks; index += 1) {
    const size = sizes.readUInt32LE(4 * index);
    const hole = Math.min(squash.blockSize, file.size - index * squash.blockSize);
    parts.push(size === 0 ? Buffer.alloc(hole) : unpack(squash.image, at, size)); // a size of 0 is a run of zeros
    at += size & 0xffffff;
  }
  if (file.fragment.index !== NO_FRAGMENT) {
    const { offset } = file.fragment;
    parts.push(fragmentData(squash, file.fragment.index).subarray(offset, offset + (file.size % squash.blockSize)));
  }
  return Buffer.concat(parts);
};

const fragmentData = (squash: SquashImage, index: number): Buffer => {
  const block = Number(squash.image.readBigUInt64LE(squash.fragmentTable + Math.floor(index / 512) * 8));
  const entry = squash.metadata(block, (index % 512) * 16, 16);
  return unpack(squash.image, Number(entry.readBigUInt64LE(0)), entry.readUInt32LE(8));
};

const unpack = (image: Buffer, at: number, size: number): Buffer => {
  const raw = image.subarray(at, at + (size & 0xffffff));
  return size & BLOCK_NOT_COMPRESSED ? raw : inflateSync(raw);
};
