import type { CommandLine } from 'electron';

const FEATURE = 'EstablishGpuChannelAsync';

/**
 * Before `ready`: the page reads its script while the process of the graphics starts; on a desktop Chromium stops the
 * page's process until then, as it does not on Android, nor in VS Code. A Chromium without that name ignores it. Not on
 * Windows, where another project met pages that crashed with it (10, build 19044), and where it has not been tried here.
 */
export const readPageBesideGraphics = (
  commandLine: Pick<CommandLine, 'getSwitchValue' | 'appendSwitch'>,
  platform: NodeJS.Platform = process.platform,
): void => {
  if (platform === 'win32') return;
  const given = commandLine.getSwitchValue('enable-features');
  commandLine.appendSwitch('enable-features', given === '' ? FEATURE : `${given},${FEATURE}`);
};
