import { describe, expect, it } from 'vitest';
import { type CommandIo, exitCodes } from '../../../../electron/cli/command';
import { commandArguments, profileCalled, profileNamed } from '../../../../electron/cli/command-arguments';
import { runCommand } from '../../../../electron/cli/command-line';
import { toJson } from '../../../../electron/cli/inspect-command';
import { inspectToken } from '../../../../electron/token/inspect';
import { sampleProfile } from '../../../helpers/renderer/samples';
import { hs256Token, hs256TokenOf, testSecret } from '../../../helpers/tokens';

const about = { version: '1.2.3', runtime: 'Electron 45.4.1' };
const token = hs256Token({ exp: 2_000 });

const run = async (args: readonly string[], input = token, files: Readonly<Record<string, string>> = {}) => {
  const out: string[] = [];
  const err: string[] = [];
  const io: CommandIo = {
    readInput: () => input,
    readFile: (file) => {
      const text = files[file];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    ...{ readInputBytes: () => null, readFileBytes: () => null, readLine: () => null },
    ...{ writeFile: () => {}, writeBytes: () => {} },
    write: (line) => void out.push(line),
    complain: (line) => void err.push(line),
    nowSeconds: () => 1_000,
  };
  const code = await runCommand(args, io, { about, ask: nobody });
  return { code, out, err: err.join('\n') };
};

const nobody = () => Promise.reject(new Error('no sessions are needed'));

describe('what is a command', () => {
  it.each([
    [['latchkey'], null],
    [['latchkey', '--user-data-dir=/x', 'inspect'], null],
    [
      ['latchkey', '--headless', '--latchkey-cli', 'inspect', '--now', '1'],
      ['inspect', '--now', '1'],
    ],
    [['latchkey', '--latchkey-cli', '--', '--version'], ['--version']],
    [['latchkey', '--latchkey-cli'], []],
  ])('%j: %j', (argv, expected) => expect(commandArguments(argv)).toEqual(expected));
});

describe('latchkey --profile', () => {
  it.each([
    [['latchkey', '--profile', 'maria@api'], 'maria@api'],
    [['latchkey', '--profile=Production desk'], 'Production desk'],
    [['latchkey', '--profile'], null],
    [['latchkey', '--profile='], null],
    [['latchkey'], null],
  ])('%j: %j', (argv, expected) => expect(profileNamed(argv)).toBe(expected));
});

describe('the profile that is meant', () => {
  const maria = sampleProfile({ id: 'a', username: 'maria', title: '' });
  const titled = sampleProfile({ id: 'b', username: 'otto', title: 'Production desk' });
  const host = new URL(maria.server.serverAddress).host;

  it.each([
    ['Production desk', 'b'],
    [`maria@${host}`, 'a'],
    [`otto@${host}`, 'b'],
    ['maria', undefined],
    ['', undefined],
  ])('%s: %s', (name, id) => expect(profileCalled([maria, titled], name)?.id).toBe(id));
});

describe('latchkey --version and --help', () => {
  it('the version and the runtime', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: ['Latchkey 1.2.3 (Electron 45.4.1)'], err: '' });
  });

  it('what it can do', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out.join()).toContain('latchkey inspect');
  });

  it.each([[[]], [['unknown']], [['inspect', '--now', '1', 'word']]])('%j: 64, said how it is used', async (args) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([exitCodes.usage, []]);
    expect(err).toContain('Usage: latchkey');
  });
});

describe('latchkey inspect', () => {
  it('one line of JSON, judged by the time given', async () => {
    const { code, out } = await run(['inspect', '--now=3000']);
    expect([code, out.length]).toEqual([0, 1]);
    const ids = JSON.parse(out[0] ?? '').findings.map(({ id }: { readonly id: string }) => id);
    expect(ids).toContain('expired');
  });

  it('what scripts read of a finding: its sentence in English, without the values that the window puts in other languages', async () => {
    const { out } = await run(['inspect', '--now=3000'], hs256Token({ exp: '1' }));
    const found = JSON.parse(out[0] ?? '').findings.find(
      ({ id }: { readonly id: string }) => id === 'numericdate-type',
    );
    expect(found).toEqual({
      id: 'numericdate-type',
      severity: 'error',
      path: '/payload/exp',
      message: 'A time must be a JSON number of seconds since 1970; this is a string.',
      spec: 'RFC 7519 §2',
    });
  });

  it('without a time: by the present', async () => {
    const { out } = await run(['inspect']);
    const ids = JSON.parse(out[0] ?? '').findings.map(({ id }: { readonly id: string }) => id);
    expect(ids).toContain('exp-ok');
  });

  it('with a key: the signature is checked', async () => {
    const key = JSON.stringify({ type: 'secret', value: testSecret });
    const { out } = await run(['inspect', '--now', '1000', '--key', 'k.json'], token, { 'k.json': key });
    expect(JSON.parse(out[0] ?? '').verification).toBe('verified');
  });

  it.each([
    [['--now']],
    [['--now', 'today']],
    [['--now', '']],
    [['--now', '1', '--now', '2']],
    [['--now', '1', '--secret', 'x']],
    [['--now', '1', '--offset', 'Infinity']],
    [['--key', 'absent.json']],
  ])('%j: 64 and nothing on standard output', async (args) => {
    const { code, out } = await run(['inspect', ...args]);
    expect([code, out]).toEqual([exitCodes.usage, []]);
  });

  it('[68] the token as an argument: refused, and not repeated', async () => {
    const { code, err } = await run(['inspect', token]);
    expect(code).toBe(exitCodes.usage);
    expect(err).not.toContain(token.slice(0, 20));
  });

  it('a key file that holds something else: nothing of it is said', async () => {
    const { err } = await run(['inspect', '--key', 'k.json'], token, {
      'k.json': '{"type":"secret","value":12345678}',
    });
    expect(err).not.toContain('12345678');
  });
});

describe('toJson', () => {
  it('__proto__ and numbers too large for a double: still there when read back', () => {
    const inspection = inspectToken(hs256TokenOf('{"__proto__":{"a":1},"n":1e400,"m":-1e999}'), { nowSeconds: 0 });
    const text = toJson(inspection);
    expect(text).toContain('"payload":{"__proto__":{"a":1},"n":1e400,"m":-1e400}');
    expect(JSON.parse(text).payload).toEqual(inspection.payload);
  });
});
