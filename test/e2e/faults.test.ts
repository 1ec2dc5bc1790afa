import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchSpec, launchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { lockKeyring, unlockKeyring } from '../drive/keyring';
import { type LaunchOptions, newProfileFolder } from '../drive/launch';
import { filesHoldingTokens } from '../drive/leaks';
import { sessionBar } from '../drive/session-bar';
import { enterServer, signIn, signInWindow, textOf } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';
import { freshWindows } from '../helpers/fresh-windows';

let spec: LaunchSpec;
let backend: Backend;
const freshWindow = freshWindows();

beforeAll(async () => {
  spec = await launchSpec();
  backend = await startBackend('demo', { tokenSeconds: 300 });
});

afterAll(() => backend.stop());

const open = (options?: LaunchOptions) => freshWindow(spec, options);

describe('what can go wrong at sign-in: each a clear state, nothing lost', () => {
  it('[67] a wrong password: the server’s own words, the password cleared and focused, the rest kept', async () => {
    const { page } = await open();
    await signIn(page, { ...backend, password: 'wrong' });
    const window = signInWindow(page);
    await window.alert.waitFor();
    expect(await textOf(window.alert)).toContain('The server refused the sign-in (400)');
    expect(await textOf(window.alert)).toContain('Unable to log in with provided credentials.');
    expect(await window.password.inputValue()).toBe('');
    expect(await window.password.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    expect(await window.username.inputValue()).toBe(backend.username);
    expect(await window.address.inputValue()).toBe(backend.url);
    await window.password.fill(backend.password);
    await window.password.press('Enter');
    await subscribers(page).cells.first().waitFor();
  });

  it('an unknown host: said with its name, the form kept', async () => {
    const { page } = await open();
    const { address, detection } = signInWindow(page);
    await address.fill('https://no-such-host.invalid/api/');
    await address.press('Tab');
    await detection.getByText('Cannot reach no-such-host.invalid.').waitFor();
    expect(await address.inputValue()).toBe('https://no-such-host.invalid/api/');
  });

  it('a refused connection: said with its port, and "Try again" finds the server once it is there', async () => {
    const { page } = await open();
    const port = await freePort();
    const { address, detection, form } = signInWindow(page);
    await address.fill(`http://127.0.0.1:${port}/api/`);
    await address.press('Tab');
    await detection.getByText(`on port ${port}`).waitFor();
    const server = createServer((_request, response) => response.end('<html>not an API</html>')).listen(
      port,
      '127.0.0.1',
    );
    await form.getByRole('button', { name: 'Try again' }).click();
    await detection.getByText('No sign-in endpoint at the usual paths.').waitFor();
    server.close();
  });

  it('HTML instead of JSON: no sign-in endpoint is made up', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><h1>Welcome</h1></html>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { page } = await open();
    const { address, detection, submit } = signInWindow(page);
    await address.fill(`http://127.0.0.1:${portOf(server)}/api/`);
    await address.press('Tab');
    await detection.getByText('No sign-in endpoint at the usual paths.').waitFor();
    expect(await submit.isDisabled()).toBe(true);
    server.close();
  });
});

describe('what can go wrong with the keychain', () => {
  it('[5] none at all: signed in, memory only and said so, no token in any file', async () => {
    const { page, userData } = await open({ env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } });
    await signIn(page, backend);
    await subscribers(page).cells.first().waitFor();
    await sessionBar(page).bar.getByText('Memory only').waitFor();
    await page.getByText('No keychain was found on this computer.').waitFor();
    await page.getByRole('button', { name: 'How to set one up' }).click();
    await page.getByText(/^Found on this computer: “.{5,}”$/).waitFor();
    expect(await filesHoldingTokens(userData)).toEqual([]);
  });

  it('[1] locked at the start: said so, nothing deleted, and once it is open the session goes on by itself', async () => {
    const userData = await newProfileFolder();
    const first = await open({ userData });
    await signIn(first.page, backend);
    await subscribers(first.page).cells.first().waitFor();
    await first.quit();
    lockKeyring();
    try {
      const { page } = await open({ userData });
      const bar = sessionBar(page);
      await bar.state.getByText('Keychain locked').waitFor();
      await page.getByText('The keychain is locked, so the saved session cannot be read.').waitFor();
      await bar.retry.waitFor();
      unlockKeyring();
      await subscribers(page).cells.first().waitFor();
      expect((await backend.counts()).obtained).toBeGreaterThan(0);
    } finally {
      unlockKeyring();
    }
  });
});

describe('the endpoint that is shown', () => {
  it('the password goes where the line under the button says', async () => {
    const { page } = await open();
    await enterServer(page, backend.url);
    const { form } = signInWindow(page);
    expect(await textOf(form)).toContain(`Your password is sent once, to ${backend.url}jwt-auth/`);
  });
});

const portOf = (server: ReturnType<typeof createServer>): number => {
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};
