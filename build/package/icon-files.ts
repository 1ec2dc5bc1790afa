import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { icnsOf, icoOf, type Picture } from './icon-containers';

const sources = path.join(__dirname, 'icons');
const SIZES = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512, 1024] as const;
const ICO_SIZES: readonly number[] = [16, 24, 32, 48, 64, 128, 256];
/** Up to here the drawing on a grid of 16 is the sharper one. */
const SMALL = 24;

/** Draws the icon in all forms into `folder`: `png/<n>x<n>.png` (Linux), `icon.ico` (Windows), `icon.icns` (macOS). */
export const writeIcons = (folder: string): void => {
  const pictures = SIZES.map(drawn);
  mkdirSync(path.join(folder, 'png'), { recursive: true });
  // hicolor has no place above 512.
  for (const { size, png } of pictures.filter((picture) => picture.size <= 512))
    writeFileSync(path.join(folder, 'png', `${size}x${size}.png`), png);
  writeFileSync(path.join(folder, 'icon.ico'), icoOf(pictures.filter(({ size }) => ICO_SIZES.includes(size))));
  writeFileSync(path.join(folder, 'icon.icns'), icnsOf(pictures));
};

const drawn = (size: number): Picture => {
  const svg = readFileSync(path.join(sources, size <= SMALL ? 'icon-16.svg' : 'icon.svg'), 'utf8');
  return { size, png: new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng() };
};
