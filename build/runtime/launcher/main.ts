import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { app } from 'electron';

// Development and tests only. Starts an unpacked application directory the way Electron's own default application does
// (default_app/main.ts in Electron's repository), which the fallback distribution does not contain.

const FAILED = 70;

const fail = (message: string, error?: unknown): never => {
  const detail = error instanceof Error ? `\n${error.stack ?? error.message}` : error === undefined ? '' : `\n${error}`;
  process.stderr.write(`launcher: ${message}${detail}\n`);
  process.exit(FAILED);
};

// Electron's own handler opens a dialog and never ends, which no test survives.
process.on('uncaughtException', (error) => fail('uncaught exception in main', error));
process.on('unhandledRejection', (error) => fail('unhandled rejection in main', error));

/** `[-r module]… <directory>` between Chromium's switches; `-r` is what Playwright and the benchmark pass. */
const readArguments = (args: readonly string[]) => {
  const preloads: string[] = [];
  for (let index = 1; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '-r' || arg === '--require') {
      index += 1;
      preloads.push(path.resolve(args[index] ?? ''));
    } else if (!arg.startsWith('-')) return { directory: path.resolve(arg), preloads };
  }
  return fail('no application directory was given');
};

const readPackage = (directory: string): Readonly<Record<string, string>> => {
  try {
    const fields: unknown = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
    const texts = Object.entries(fields ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return Object.fromEntries(texts);
  } catch (error) {
    return fail(`no readable package.json in ${directory}`, error);
  }
};

/** Methods that Electron's own default application uses and its types leave out. */
const callHidden = (name: 'setVersion' | 'setAppPath', value: string): void => {
  Reflect.apply(Reflect.get(app, name), app, [value]);
};

const { directory, preloads } = readArguments(process.argv);
const fields = readPackage(directory);
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
if (fields.version) callHidden('setVersion', fields.version);
app.setName(fields.productName ?? fields.name ?? 'Electron');
app.setDesktopName?.(fields.desktopName ?? `${app.getName()}.desktop`);
const given = app.commandLine.getSwitchValue('user-data-dir');
app.setPath('userData', path.isAbsolute(given) ? given : path.join(app.getPath('appData'), app.getName()));
callHidden('setAppPath', directory);

const load = (file: string): unknown => Module.createRequire(__filename)(file);
load('./globals.js');
load('./protocol.js');
for (const file of preloads) load(file);
try {
  // As the main module, so that `require.main` is the application's.
  Reflect.get(Module, '_load')(path.join(directory, fields.main ?? 'index.js'), Module, true);
} catch (error) {
  fail('the main file could not be loaded', error);
}
