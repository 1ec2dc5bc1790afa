const BLOCK = 512;

/** The content of the first member whose name ends so. Plain ustar names, no links followed. Throws when there is none. */
export const tarMember = (tar: Buffer, ending: string): Buffer => {
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(tar, at + 124, 12), 8);
    if (!Number.isSafeInteger(size)) throw new Error('not a tar archive');
    if (text(tar, at, 100).endsWith(ending)) return tar.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`the archive has no member *${ending}`);
};

const text = (tar: Buffer, start: number, length: number): string => {
  const field = tar.toString('latin1', start, start + length);
  const end = field.indexOf('\0');
  return (end < 0 ? field : field.slice(0, end)).trim();
};
