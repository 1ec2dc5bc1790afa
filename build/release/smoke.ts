import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CommandError, note, runAsEntry } from '../entry';
import { packageVersion } from '../package/source';
import { root } from '../root';
import { run } from '../shell';

const LIMIT_MS = 60_000;

/** Where each system's packed program of this processor lies in `dist/`. */
const programs: Readonly<Record<string, readonly string[]>> = {
  linux: ['linux-unpacked/latchkey', 'linux-arm64-unpacked/latchkey'],
  win32: ['win-unpacked/Latchkey.exe', 'win-arm64-unpacked/Latchkey.exe'],
  darwin: ['mac/Latchkey.app/Contents/MacOS/Latchkey', 'mac-arm64/Latchkey.app/Contents/MacOS/Latchkey'],
};

/**
 * Starts what was packed and signed, with its fuses, as a process: it says its version and ends, also where the
 * environment asks it to be a plain Node. What needs a window is tested on the twin.
 */
const smoke = async (): Promise<number> => {
  const [x64 = '', arm64 = ''] = programs[process.platform] ?? [];
  const program = path.join(root, 'dist', process.arch === 'arm64' ? arm64 : x64);
  if (!existsSync(program))
    throw new CommandError(`There is no packed program; dist/ has ${readdirSync(path.join(root, 'dist')).join(', ')}.`);
  const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  for (const env of [{}, { ELECTRON_RUN_AS_NODE: '1' }]) {
    const ran = run(program, [...asRoot, ...headless, '--latchkey-cli', '--', '--version'], {
      timeoutMs: LIMIT_MS,
      env,
    });
    if (ran.status !== 0 || !ran.stdout.startsWith(`Latchkey ${packageVersion()}`))
      throw new CommandError(`The packed program ended with ${ran.status} and said: ${ran.stdout}${ran.stderr}`);
  }
  note('The packed program starts and says its version.');
  return 0;
};

runAsEntry(__filename, smoke);
