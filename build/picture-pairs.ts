import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** Lays each picture beside the one of that name in `design`; answers the names. Pictures without a counterpart are left out. */
export const makePairs = (taken: string, design: string, output: string): readonly string[] => {
  mkdirSync(output, { recursive: true });
  const names = readdirSync(taken).filter((name) => name.endsWith('.png') && existsSync(path.join(design, name)));
  for (const name of names)
    writeFileSync(path.join(output, name), pairOf(path.join(design, name), path.join(taken, name)));
  return names;
};

const GAP = 16;

const pairOf = (left: string, right: string): Uint8Array => {
  const pictures = [left, right].map((file) => readFileSync(file));
  const sizes = pictures.map(sizeOf);
  const height = Math.max(...sizes.map((size) => size.height));
  const width = sizes.reduce((sum, size) => sum + size.width, GAP);
  const images = pictures.map((bytes, at) => {
    const { width: own, height: tall } = sizes[at] ?? { width: 0, height: 0 };
    const x = at === 0 ? 0 : width - own;
    return `<image x="${x}" width="${own}" height="${tall}" href="data:image/png;base64,${bytes.toString('base64')}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#d33"/>${images.join('')}</svg>`;
  return new Resvg(svg).render().asPng();
};

/** From the IHDR chunk (PNG, third edition, 11.2.1). */
const sizeOf = (png: Buffer): { readonly width: number; readonly height: number } => ({
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
});
