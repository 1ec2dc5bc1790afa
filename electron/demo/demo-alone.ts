import { demoFlags } from './demo-flags';
import { type Demo, startDemo } from './server';

const USAGE = 'Usage: demo-api [--port N] [--rows N] [--token-seconds N] [--no-renewal]';
const EXIT_USAGE = 64;
const EXIT_UNAVAILABLE = 69;

const main = async (): Promise<void> => {
  const flags = demoFlags(process.argv.slice(2));
  if (!flags.ok) return stop(EXIT_USAGE, `${flags.message}\n${USAGE}`);
  const demo = await startDemo(flags.options).catch((error: Error) => error);
  if (demo instanceof Error) return stop(EXIT_UNAVAILABLE, `The demo API did not start: ${demo.message}`);
  untilSignalled(demo);
  const { rows, tokenSeconds, renewal } = flags.options;
  const line = { url: demo.url, username: 'test_user', password: 'awesomepwd', rows, tokenSeconds, renewal };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const untilSignalled = (demo: Demo): void => {
  const end = (): void => {
    void demo.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
};

const stop = (code: number, message: string): void => {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
};

void main();
