import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { takePictures } from '../test/drive/pictures';
import { withSession } from '../test/helpers/session/with-session';
import { note, runAsEntry } from './entry';
import { launchSpec } from './launch-spec';
import { makePairs } from './picture-pairs';
import { root } from './root';
import { ensureEnvironment } from './runtime/environment';
import { offerPictureFonts } from './runtime/picture-fonts';
import { attach, tsxArgs } from './shell';

const INSIDE = '--inside-session';

/** Those that README shows; the others are for looking at. */
const IN_README = ['signin-light', 'subscribers-light', 'token-light', 'token-dark'] as const;

/**
 * Pictures of every screen in the real window against the demo, in a virtual display of its own, into `pictures/`.
 * `--beside FOLDER` lays each beside the one of that name there, into `pictures/pairs/`; `--only NAME` takes those that
 * begin so.
 */
const pictures = async (args: readonly string[]): Promise<number> => {
  const taken = path.join(root, 'pictures');
  const value = (flag: string): string | null => args[args.indexOf(flag) + 1] ?? null;
  const only = args.includes('--only') ? value('--only') : null;
  if (args.includes(INSIDE)) {
    const kept = path.join(root, 'docs/pictures');
    await takePictures(await launchSpec(), taken, { ...(only === null ? {} : { only }), print: note });
    mkdirSync(kept, { recursive: true });
    if (only === null)
      for (const name of IN_README) copyFileSync(path.join(taken, `${name}.png`), path.join(kept, `${name}.png`));
    return 0;
  }
  await launchSpec();
  ensureEnvironment(['session']);
  offerPictureFonts();
  const [command, ...rest] = withSession('unlocked', [process.execPath, ...tsxArgs(__filename), INSIDE, ...args]);
  const code = await attach(command, rest, { cwd: root });
  const design = args.includes('--beside') ? value('--beside') : null;
  if (code === 0 && design !== null) {
    const names = makePairs(taken, path.resolve(design), path.join(taken, 'pairs'));
    note(`${names.length} pairs in pictures/pairs/`);
  }
  return code;
};

runAsEntry(__filename, pictures);
