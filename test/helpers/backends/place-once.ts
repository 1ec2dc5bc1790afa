import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';

/**
 * Makes the file or folder `place` if it is not there yet. It is built in a folder beside it and renamed into place: a
 * half-built one is never seen, and of two runs that build at once the second throws its own away.
 *
 * @param build fills the folder that it is given and answers what of it is to be moved
 */
export const placeOnce = async (place: string, build: (folder: string) => Promise<string>): Promise<string> => {
  if (existsSync(place)) return place;
  const folder = await mkdtemp(`${place}.building-`);
  try {
    const product = await build(folder);
    await rename(product, place).catch((error: unknown) => {
      if (!existsSync(place)) throw error;
    });
    return place;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
