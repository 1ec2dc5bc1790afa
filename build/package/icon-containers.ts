export type Picture = { readonly size: number; readonly png: Buffer };

/** Windows' `.ico` with PNG members (Vista and later). Sizes up to 256, which is written as 0. */
export const icoOf = (pictures: readonly Picture[]): Buffer => {
  const ENTRY = 16;
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length + ENTRY * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(ENTRY);
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4); // planes
    entry.writeUInt16LE(32, 6); // bits a pixel
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...pictures.map(({ png }) => png)]);
};

/** macOS' names of PNG members by size in pixels; the second is the same size on a screen of double density. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

export const icnsOf = (pictures: readonly Picture[]): Buffer => {
  const members = pictures.flatMap(({ size, png }) =>
    (ICNS_TYPES[size] ?? []).map((type) => Buffer.concat([headOf(type, png.length + 8), png])),
  );
  const length = members.reduce((sum, member) => sum + member.length, 8);
  return Buffer.concat([headOf('icns', length), ...members]);
};

const headOf = (type: string, length: number): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(length, 4);
  return head;
};
