import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { takePictures } from '../test/drive/pictures';
import { withSession } from '../test/helpers/session/with-session';
import { note, runAsEntry } from './entry';
import { launchSpec } from './launch-spec';
import { root } from './root';
import { ensureEnvironment } from './runtime/environment';
import { offerPictureFonts } from './runtime/picture-fonts';
import { attach, tsxArgs } from './shell';

const INSIDE = '--inside-session';

/** Those that README shows; the others are for looking at. */
const IN_README = ['signin-light', 'subscribers-light', 'token-light', 'token-dark'] as const;

/** Pictures of every screen in the real window against the demo, in a virtual display of its own, into `pictures/`. */
const pictures = async (args: readonly string[]): Promise<number> => {
  if (args.includes(INSIDE)) {
    const taken = path.join(root, 'pictures');
    const kept = path.join(root, 'docs/pictures');
    await takePictures(await launchSpec(), taken, note);
    mkdirSync(kept, { recursive: true });
    for (const name of IN_README) copyFileSync(path.join(taken, `${name}.png`), path.join(kept, `${name}.png`));
    return 0;
  }
  await launchSpec();
  ensureEnvironment(['session']);
  offerPictureFonts();
  const [command, ...rest] = withSession('unlocked', [process.execPath, ...tsxArgs(__filename), INSIDE]);
  return attach(command, rest, { cwd: root });
};

runAsEntry(__filename, pictures);
