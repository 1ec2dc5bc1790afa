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

/** Takes the pictures of README and docs in the real window against the demo, in a virtual display of its own. */
const pictures = async (args: readonly string[]): Promise<number> => {
  if (args.includes(INSIDE)) {
    await takePictures(await launchSpec(), path.join(root, 'docs/pictures'), note);
    return 0;
  }
  await launchSpec();
  ensureEnvironment(['session']);
  offerPictureFonts();
  const [command, ...rest] = withSession('unlocked', [process.execPath, ...tsxArgs(__filename), INSIDE]);
  return attach(command, rest, { cwd: root });
};

runAsEntry(__filename, pictures);
