import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LaunchSpec, launchSpec } from '../../build/launch-spec';
import { hs256Token } from '../helpers/tokens';

let spec: LaunchSpec;

beforeAll(async () => {
  spec = await launchSpec();
});

/** As the wrapper of the installed app starts it, where there is no display. */
const latchkey = (args: readonly string[], input = '') => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return spawnSync(spec.executable, [...spec.args, '--ozone-platform=headless', '--latchkey-cli', '--', ...args], {
    env: { ...env, ...spec.env },
    input,
    encoding: 'utf8',
    timeout: 30_000,
  });
};

describe('the app on a command line, without a display', () => {
  it('its version, and the runtime it runs on', () => {
    const { status, stdout } = latchkey(['--version']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Latchkey \d+\.\d+\.\d+\S* \(Electron \d+\.\d+\.\d+\)\n$/);
  });

  it('a token from standard input: one line of JSON, the same as of the inspector', () => {
    const { status, stdout } = latchkey(['inspect', '--now', '1000'], `${hs256Token({ exp: 2_000 })}\n`);
    expect(status).toBe(0);
    expect(stdout.endsWith('}\n')).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'jws', payload: { exp: 2_000 } });
  });

  it('250 KB through a pipe: whole', () => {
    const token = hs256Token({ exp: 2_000, pad: 'x'.repeat(180_000) });
    const { status, stdout } = latchkey(['inspect', '--now', '1000'], token);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).payload.pad).toHaveLength(180_000);
  });

  it('what is not understood: 64, nothing on standard output', () => {
    const { status, stdout, stderr } = latchkey(['inspect', '--nonsense']);
    expect([status, stdout]).toEqual([64, '']);
    expect(stderr).toContain('Usage: latchkey');
  });
});
