import { existsSync } from 'node:fs';
import { note } from '../entry';
import { run } from '../shell';
import { installPackages } from './apt';
import { thisMachine } from './machine';

/** The design's first family, and the scripts of the demo's names: without them pictures show boxes. 5 MB together. */
const PACKAGES = ['fonts-inter', 'fonts-wqy-microhei', 'fonts-tlwg-loma-otf', 'fonts-lohit-deva'] as const;

/** Before pictures are taken in a virtual display: root gets the fonts installed; for everybody else pictures go without. */
export const offerPictureFonts = (): void => {
  const missing = PACKAGES.filter((name) => !existsSync(`/var/lib/dpkg/info/${name}.list`));
  if (missing.length === 0 || !thisMachine(null).canInstall) return;
  try {
    installPackages(
      missing.map((name) => [name]),
      run,
    );
  } catch {
    note(`Pictures are taken without ${missing.join(', ')}, which could not be installed.`);
  }
};
