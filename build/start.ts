import path from 'node:path';
import { withSession } from '../test/helpers/session/with-session';
import { note, runAsEntry } from './entry';
import { type LaunchSpec, launchSpec } from './launch-spec';
import { root } from './root';
import { ensureEnvironment } from './runtime/environment';
import { offerPictureFonts } from './runtime/picture-fonts';
import { attach, tsxArgs } from './shell';

/** Starts the product in a window and stays until it ends; where there is no display, shows it in pictures instead. */
const start = async (args: readonly string[]): Promise<number> => {
  const spec = await launchSpec();
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return inWindow(spec, args);
  ensureEnvironment(['session']);
  offerPictureFonts();
  note(
    'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so Latchkey is shown in pictures: a tour in a virtual display.\n' +
      'For a window, run this on a desktop, or with a display of your own: DISPLAY=:0 npm start',
  );
  const [command, ...rest] = withSession('unlocked', [
    process.execPath,
    ...tsxArgs(path.join(root, 'build', 'tour.ts')),
  ]);
  return attach(command, rest, { cwd: root });
};

const inWindow = async (spec: LaunchSpec, args: readonly string[]): Promise<number> => {
  const code = await attach(spec.executable, [...spec.args, ...args], { env: { ...process.env, ...spec.env } });
  if (code === 134) note('Electron could not open the display. Is the one that DISPLAY names still there?');
  return code;
};

runAsEntry(__filename, start);
