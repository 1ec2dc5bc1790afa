// Long: all of it needs one window that is signed in, which is started once.

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchSpec, launchSpec } from '../../build/launch-spec';
import { root } from '../../build/root';
import { events } from '../../electron/contract/events';
import { requests } from '../../electron/contract/requests';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { filesHoldingTokens, TOKEN } from '../drive/leaks';
import { lend, lending } from '../drive/lending';
import { signIn } from '../drive/sign-in';
import { tokenPanel } from '../drive/token';
import { type Backend, startBackend } from '../helpers/backends';
import { startServer } from '../helpers/scripted-http';

let spec: LaunchSpec;
let backend: Backend;
let running: Running;

beforeAll(async () => {
  spec = await launchSpec();
  backend = await startBackend('demo', { tokenSeconds: 300, rows: 50 });
  running = await launch(spec);
  await signIn(running.page, backend);
  await subscribers(running.page).cells.first().waitFor();
});

afterAll(async () => {
  await running.app.close().catch(() => {});
  await backend.stop();
  await removeFolder(running.userData);
});

describe('a page that wants the token', () => {
  it('the bridge: exactly the functions of the contract, and nothing of Electron', async () => {
    const keys = await running.page.evaluate(() => Object.keys(Reflect.get(globalThis, 'latchkey')).sort());
    expect(keys).toEqual([...Object.keys(requests), ...Object.keys(events)].sort());
    const reach = await running.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in globalThis),
    );
    expect(reach).toEqual([]);
  });

  it('every answer and every state that the bridge gives: none holds a token', async () => {
    const { page } = running;
    const heard = await page.evaluate(async (eventNames) => {
      const bridge = Reflect.get(globalThis, 'latchkey');
      const said: unknown[] = [];
      const hear = (name: string) =>
        new Promise<void>((resolve) => {
          bridge[name]((payload: unknown) => {
            said.push(payload);
            resolve();
          });
          setTimeout(resolve, 300);
        });
      await Promise.all(eventNames.map(hear));
      const profiles = said.find((payload) => JSON.stringify(payload).includes('"profiles"'));
      const profileId: unknown = Reflect.get(Object(profiles), 'shownId');
      const ask = async (name: string, asked: unknown) => said.push(await bridge[name](asked).result);
      await ask('token:view', { profileId, which: 'access' });
      await ask('session:diary', { profileId });
      await ask('session:renew', { profileId });
      await ask('session:retry', { profileId });
      await ask('profile:dialects', {});
      await ask('desktop:facts', {});
      await ask('resource:open', {
        profileId,
        path: 'subscribers/',
        search: '',
        ordering: null,
        fresh: true,
        count: 5,
      });
      return JSON.stringify(said, (_name, value) =>
        value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
      );
    }, Object.keys(events));
    expect(heard).toContain('"generation"');
    expect(heard).not.toMatch(TOKEN);
    expect(heard).not.toContain(backend.password);
  });

  it('[48] DOM, storage and the whole heap of the page: no token', async () => {
    const { page } = running;
    await tokenPanel(page).tab.click();
    await tokenPanel(page).claims.waitFor();
    expect(await page.content()).not.toMatch(TOKEN);
    const stored = await page.evaluate(`(async () => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: await indexedDB.databases(),
      cookie: document.cookie,
    }))()`);
    expect(stored).toEqual({ local: {}, session: {}, databases: [], cookie: '' });
    const heap = await heapOf(running);
    expect(heap).toContain('Latchkey');
    expect(heap).not.toMatch(TOKEN);
    await subscribers(page).tab.click();
  });

  it('[68] the password and the token: in no file, argument list, environment or title', async () => {
    expect(await filesHoldingTokens(running.userData)).toEqual([]);
    const { readFile } = await import('node:fs/promises');
    const proc = await readFile(`/proc/${running.pid}/cmdline`, 'latin1');
    const environment = await readFile(`/proc/${running.pid}/environ`, 'latin1');
    for (const text of [proc, environment, await running.page.title(), running.page.url()]) {
      expect(text).not.toMatch(TOKEN);
      expect(text).not.toContain(backend.password);
    }
  });
});

describe('a session that is lent', () => {
  it('a page of another site in a browser, with a lent address in hand: it gets nothing, and nothing goes on', async () => {
    const { app, page } = running;
    const address = await lend(page);
    const site = await startServer((_came, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>elsewhere</title>');
    });
    // By number it is of the same site as the address, by name of another one.
    for (const origin of [site.origin, site.origin.replace('127.0.0.1', 'localhost')]) {
      const outcomes = await app.evaluate(
        async ({ BrowserWindow }, { from, to }) => {
          const browser = new BrowserWindow({ show: false, webPreferences: { partition: 'elsewhere' } });
          await browser.loadURL(`${from}/`);
          const tried: unknown = await browser.webContents.executeJavaScript(`(async () => {
            const to = ${JSON.stringify(to)} + 'subscribers/';
            const outcome = (asked) => asked.then(({ type, status }) => type + ' ' + status, () => 'blocked');
            const image = new Promise((resolve) => {
              const element = new Image();
              element.onload = () => resolve('shown');
              element.onerror = () => resolve('blocked');
              element.src = to;
            });
            return [
              await outcome(fetch(to)),
              await outcome(fetch(to, { mode: 'no-cors' })),
              await outcome(fetch(to, { headers: { 'X-Latchkey-Secret': 'x' } })),
              await outcome(fetch(to, { method: 'DELETE' })),
              await outcome(fetch(to, { method: 'POST', mode: 'no-cors', body: 'a=b' })),
              await image,
            ];
          })()`);
          browser.destroy();
          return tried;
        },
        { from: origin, to: address },
      );
      expect(outcomes).toEqual(['blocked', 'opaque 0', 'blocked', 'blocked', 'opaque 0', 'blocked']);
    }
    await site.close();
    const { dialog, stop } = lending(page);
    expect(await dialog.getByRole('definition').allTextContents()).toContain('0');
    await stop.click();
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('a page that has been taken over', () => {
  it('[42] eval, inline script, remote script and fetch: blocked by the policy', async () => {
    const outcome = await running.page.evaluate(
      () =>
        // In a timer, since the synchronous part of an evaluation is exempt from the policy.
        new Promise<Record<string, string>>((resolve) => {
          setTimeout(async () => {
            const { document } = Reflect.get(globalThis, 'window');
            const seen: Record<string, string> = {};
            const attempt = async (name: string, act: () => unknown) => {
              try {
                await act();
                seen[name] = 'allowed';
              } catch {
                seen[name] = 'blocked';
              }
            };
            await attempt('eval', () => Reflect.get(globalThis, 'eval')('1'));
            await attempt('function', () => new Function('return 1')());
            await attempt('fetch', () => fetch('https://example.test/'));
            await attempt('fetch own', () => fetch('app://latchkey/index.html'));
            await attempt('inline', () => {
              const script = document.createElement('script');
              script.textContent = 'globalThis.__taken = true';
              document.head.append(script);
              if (!Reflect.has(globalThis, '__taken')) throw new Error('did not run');
            });
            await attempt('html', () => {
              document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="globalThis.__taken=1">');
            });
            resolve(seen);
          }, 0);
        }),
    );
    expect(outcome).toEqual({
      eval: 'blocked',
      function: 'blocked',
      fetch: 'blocked',
      'fetch own': 'blocked',
      inline: 'blocked',
      html: 'blocked',
    });
  });

  it('[44] location, window.open and a link: the page stays where it is', async () => {
    const { page, app } = running;
    const opened = await page.evaluate(() => Reflect.get(globalThis, 'open')('https://example.test/'));
    expect(opened).toBeNull();
    await page.evaluate(() => {
      Reflect.get(globalThis, 'location').href = 'https://example.test/';
    });
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^app:\/\/latchkey\//);
    expect(app.windows()).toHaveLength(1);
  });

  it('[49] paths that lead out of the bundle: not found', async () => {
    const statuses = await running.app.evaluate(async ({ BrowserWindow, session }) => {
      void session;
      const window = new BrowserWindow({ show: false });
      const seen: string[] = [];
      for (const path of [
        '..%2f..%2fpackage.json',
        '%2e%2e/%2e%2e/package.json',
        '..\\..\\package.json',
        '%00',
        'assets/',
      ]) {
        await window.loadURL(`app://latchkey/${path}`).catch(() => {});
        seen.push(await window.webContents.executeJavaScript('document.body.innerText'));
      }
      window.destroy();
      return seen;
    });
    expect(statuses).toEqual(['Not found', 'Not found', 'Not found', 'Not found', 'Not found']);
  });

  it('[45] another window of ours without being ours: refused, with an error and not in silence', async () => {
    const preload = path.join(root, 'out/preload/preload.js');
    const answer = await running.app.evaluate(async ({ BrowserWindow }, script) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload: script } });
      try {
        await stranger.loadURL('about:blank');
        const result: unknown = await stranger.webContents.executeJavaScript("latchkey['desktop:facts']({}).result");
        return result;
      } finally {
        stranger.destroy();
      }
    }, preload);
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('[51] permissions: denied', async () => {
    const state = await running.page.evaluate(async () => {
      const notification = Reflect.get(globalThis, 'Notification');
      return notification.requestPermission();
    });
    expect(state).toBe('denied');
  });

  it('Electron’s checklist 2 and 3: the page has no Node, and its process is sandboxed', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents: unknown = window?.webContents;
      const get: unknown = Reflect.get(Object(contents), 'getLastWebPreferences');
      return typeof get === 'function' ? get.call(contents) : null;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });
});

/** The JavaScript heap of the page as text. */
const heapOf = async ({ page }: Running): Promise<string> => {
  const client = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await client.detach();
  return chunks.join('');
};
