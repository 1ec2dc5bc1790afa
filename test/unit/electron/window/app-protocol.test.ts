import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Protocol } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_ORIGIN, declareAppScheme, fileFor, serveAppScheme } from '../../../../electron/window/app-protocol';
import { ReadAhead } from '../../../../electron/window/read-ahead';

let base = '';
let bundle = '';

beforeAll(() => {
  base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'latchkey-bundle-')));
  bundle = path.join(base, 'renderer');
  mkdirSync(path.join(bundle, 'assets'), { recursive: true });
  mkdirSync(path.join(bundle, 'folder.js'));
  mkdirSync(path.join(base, 'renderer-of-others'));
  writeFileSync(path.join(bundle, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(bundle, 'assets', 'main.js'), 'void 0;');
  writeFileSync(path.join(bundle, 'assets', 'a b%.js'), 'void 0;');
  writeFileSync(path.join(bundle, 'secret'), 'without an extension');
  writeFileSync(path.join(base, 'outside.txt'), 'outside');
  writeFileSync(path.join(base, 'renderer-of-others', 'x.js'), 'outside');
  symlinkSync(path.join(base, 'outside.txt'), path.join(bundle, 'link.txt'));
  symlinkSync(base, path.join(bundle, 'up'));
  symlinkSync(path.join(bundle, 'index.html'), path.join(bundle, 'inside.html'));
});

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

describe('which file a URL names', () => {
  it('a file of the bundle: its real path', async () => {
    expect(await fileFor('app://latchkey/index.html', bundle)).toBe(path.join(bundle, 'index.html'));
    expect(await fileFor('app://latchkey/assets/main.js?v=1#x', bundle)).toBe(path.join(bundle, 'assets', 'main.js'));
    expect(await fileFor('app://latchkey/assets/a%20b%25.js', bundle)).toBe(path.join(bundle, 'assets', 'a b%.js'));
    expect(await fileFor('app://latchkey/inside.html', bundle)).toBe(path.join(bundle, 'index.html'));
  });

  it('the bundle is reached through a symbolic link: its files are still its own', async () => {
    expect(await fileFor('app://latchkey/index.html', path.join(bundle, 'up', 'renderer'))).toBe(
      path.join(bundle, 'index.html'),
    );
  });

  it.each([
    ['two dots', 'app://latchkey/../outside.txt'],
    ['two dots, many', 'app://latchkey/../../../../../../etc/passwd.txt'],
    ['encoded dots', 'app://latchkey/%2e%2e/outside.txt'],
    ['an encoded slash', 'app://latchkey/..%2foutside.txt'],
    ['dots and slash encoded', 'app://latchkey/%2e%2e%2foutside.txt'],
    ['encoded twice', 'app://latchkey/%252e%252e%252foutside.txt'],
    ['from within a folder', 'app://latchkey/assets/..%2f..%2foutside.txt'],
    ['a backslash', 'app://latchkey/..\\outside.txt'],
    ['an encoded backslash', 'app://latchkey/..%5coutside.txt'],
    ['a UNC path', 'app://latchkey/%5c%5cserver%5cshare%5cx.txt'],
    ['a NUL', 'app://latchkey/index.html%00.txt'],
    ['a drive', 'app://latchkey/C:/windows/win.ini'],
    ['a stream', 'app://latchkey/index.html::$DATA.txt'],
    ['a link to a file outside', 'app://latchkey/link.txt'],
    ['a link to a folder outside', 'app://latchkey/up/outside.txt'],
    ['a folder whose name begins like ours', 'app://latchkey/..%2frenderer-of-others%2fx.js'],
    ['an absolute path', 'app://latchkey//etc/hosts.txt'],
    ['a folder with an extension', 'app://latchkey/folder.js'],
    ['the folder itself', 'app://latchkey/'],
    ['a file without an extension', 'app://latchkey/secret'],
    ['a missing file', 'app://latchkey/missing.js'],
    ['another host', 'app://x/index.html'],
    ['no host', 'app:index.html'],
    ['a broken encoding', 'app://latchkey/%E0%A4%A.js'],
    ['no URL', 'index.html'],
    ['nothing', ''],
    ['a name longer than any file system takes', `app://latchkey/${'a'.repeat(5_000)}.js`],
  ])('[49] %s: no file', async (_what, url) => {
    expect(await fileFor(url, bundle)).toBeNull();
  });

  it('[49] a bundle that is missing: no file, and no throw', async () => {
    expect(await fileFor('app://latchkey/index.html', path.join(base, 'gone'))).toBeNull();
  });
});

describe('what the page gets', () => {
  type Serve = (request: Request) => Response | Promise<Response>;
  const serving = (ahead?: ReadAhead): Serve => {
    let serve: Serve = () => Response.error();
    const protocol: Pick<Protocol, 'handle'> = {
      handle: (scheme, handler) => {
        expect(scheme).toBe('app');
        serve = (request) => handler(Object.assign(Object.create(null), { method: request.method, url: request.url }));
      },
    };
    serveAppScheme(protocol, bundle, ahead);
    return (request) => serve(request);
  };
  const get = (url: string, method = 'GET', serve = serving()) =>
    serve(Object.assign(Object.create(null), { url, method }));

  it('a file: its type, and the policy in the header of every answer', async () => {
    const answer = await get(`${APP_ORIGIN}/index.html`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<!doctype html>');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const each of [answer, await get(`${APP_ORIGIN}/missing.js`)]) {
      expect(each.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(each.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each([
    ['outside', 'GET', '/..%2foutside.txt'],
    ['a folder', 'GET', '/folder.js'],
    ['another method', 'POST', '/index.html'],
  ])('[49] %s: 404, and nothing of the disk in the answer', async (_what, method, where) => {
    const answer = await get(`${APP_ORIGIN}${where}`, method);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('Not found');
  });

  it('the page and what it names, read ahead: given once, as their types, and then as they are on the disk', async () => {
    const page = path.join(bundle, 'index.html');
    const script = path.join(bundle, 'assets', 'main.js');
    writeFileSync(page, '<script type="module" src="./assets/main.js"></script>');
    const ahead = new ReadAhead();
    ahead.read(bundle);
    writeFileSync(page, '<!doctype html>');
    writeFileSync(script, 'void 1;');
    const serve = serving(ahead);
    const first = await get(`${APP_ORIGIN}/index.html?lang=de#x`, 'GET', serve);
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await first.text()).toContain('main.js');
    expect((await get(`${APP_ORIGIN}/assets/main.js`, 'POST', serve)).status).toBe(404);
    const of = async (url: string) => (await get(`${APP_ORIGIN}${url}`, 'GET', serve)).text();
    expect(await of('/assets/main.js')).toBe('void 0;');
    expect(await of('/assets/main.js')).toBe('void 1;');
    expect(await of('/index.html')).toBe('<!doctype html>');
    writeFileSync(script, 'void 0;');
  });

  it.each([
    ['the page is missing', '', null],
    ['what it names is missing', 'half', '<link href="./assets/gone.css">'],
  ])('%s: nothing was read ahead, and each answer is what the disk has', async (_what, name, text) => {
    const folder = path.join(base, name === '' ? 'gone' : name);
    if (text !== null) mkdirSync(folder);
    if (text !== null) writeFileSync(path.join(folder, 'index.html'), text);
    const ahead = new ReadAhead();
    ahead.read(folder);
    expect(ahead.take(`${APP_ORIGIN}/index.html`)).toBeNull();
  });

  it('the scheme is a standard and secure origin that may not bypass the policy', () => {
    let declared: unknown;
    declareAppScheme({
      registerSchemesAsPrivileged: (schemes) => {
        declared = schemes;
      },
    });
    expect(declared).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } }]);
  });
});
