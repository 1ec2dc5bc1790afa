import { EventEmitter } from 'node:events';
import type { BrowserWindow, Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { recoverFromCrash, type ViewChoice } from '../../../../electron/window/crash-recovery';
import { lockNavigation } from '../../../../electron/window/navigation';
import { languageOf, pageAddress } from '../../../../electron/window/page-address';
import { denyPermissions } from '../../../../electron/window/permissions';
import { MemoryLog } from '../ipc/fake-ipc';

type Happened = { readonly url?: string; readonly isMainFrame?: boolean };

const locked = () => {
  const emitter = new EventEmitter();
  let openHandler: (details: { readonly url: string }) => unknown = () => 'none set';
  const contents: WebContents = Object.assign(Object.create(null), {
    on: (name: string, listener: () => void) => emitter.on(name, listener),
    setWindowOpenHandler: (handler: typeof openHandler) => {
      openHandler = handler;
    },
  });
  lockNavigation(contents);
  return {
    opens: (url: string) => openHandler({ url }),
    isPrevented: (name: string, details: Happened, ...legacy: readonly unknown[]): boolean => {
      let isPrevented = false;
      const preventDefault = () => {
        isPrevented = true;
      };
      emitter.emit(name, { ...details, preventDefault }, ...legacy);
      return isPrevented;
    },
  };
};

describe('where a page may go', () => {
  it.each([
    'https://evil.example.test/',
    'file:///etc/passwd',
    'app://latchkey.evil.test/',
    'app://evil/index.html',
    'app://latchkey@evil/index.html',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    '',
    'not a url',
  ])('[44] %s: refused, by link, script and redirect, in both forms of the event', (url) => {
    const page = locked();
    expect(page.isPrevented('will-navigate', { url })).toBe(true);
    expect(page.isPrevented('will-navigate', {}, url)).toBe(true);
    expect(page.isPrevented('will-redirect', { url })).toBe(true);
    expect(page.isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  it('our own page: allowed in the main frame, refused in any other', () => {
    const page = locked();
    const url = 'app://latchkey/index.html?after=crash';
    expect(page.isPrevented('will-navigate', { url })).toBe(false);
    expect(page.isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    expect(page.isPrevented('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
  });

  it('[44] a new window, whatever its address, and a webview: refused', () => {
    const page = locked();
    expect(page.opens('app://latchkey/index.html')).toEqual({ action: 'deny' });
    expect(page.isPrevented('will-attach-webview', {})).toBe(true);
  });
});

describe('what a page may use', () => {
  it('[51] every permission: denied by all handlers, and downloads too', () => {
    const answers: unknown[] = [];
    let isDownloadPrevented = false;
    const session: Session = Object.assign(Object.create(null), {
      setPermissionRequestHandler: (handler: (c: null, p: string, answer: (isAllowed: boolean) => void) => void) =>
        handler(null, 'clipboard-read', (isAllowed) => answers.push(isAllowed)),
      setPermissionCheckHandler: (handler: () => boolean) => answers.push(handler()),
      setDevicePermissionHandler: (handler: () => boolean) => answers.push(handler()),
      on: (name: string, listener: (event: { preventDefault(): void }) => void) => {
        expect(name).toBe('will-download');
        listener({
          preventDefault: () => {
            isDownloadPrevented = true;
          },
        });
      },
    });
    denyPermissions(session);
    expect(answers).toEqual([false, false, false]);
    expect(isDownloadPrevented).toBe(true);
  });
});

describe('a page that crashes or hangs', () => {
  const failing = () => {
    const contents = new EventEmitter();
    const emitter = new EventEmitter();
    const loaded: string[] = [];
    const asked: string[] = [];
    const log = new MemoryLog();
    let nowMs = 0;
    let answer: (choice: ViewChoice) => void = () => {};
    const window: BrowserWindow = Object.assign(Object.create(null), {
      webContents: Object.assign(contents, {
        forcefullyCrashRenderer: () => contents.emit('render-process-gone', {}, { reason: 'killed' }),
      }),
      on: (name: string, listener: () => void) => emitter.on(name, listener),
      isDestroyed: () => false,
      loadURL: async (url: string) => void loaded.push(url),
    });
    recoverFromCrash(window, {
      address: (after) => pageAddress({ language: 'en', after }),
      ...{ log, now: () => nowMs },
      ask: (question, signal) => {
        asked.push(question);
        return new Promise((resolve) => {
          answer = resolve;
          signal.addEventListener('abort', () => resolve('leave'));
        });
      },
    });
    return {
      ...{ loaded, asked, log },
      crash: (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason }),
      hang: () => emitter.emit('unresponsive'),
      answerAgain: () => emitter.emit('responsive'),
      choose: async (choice: ViewChoice) => {
        answer(choice);
        await new Promise((resolve) => setImmediate(resolve));
      },
      pass: (ms: number) => {
        nowMs += ms;
      },
    };
  };

  it('[56] once: loaded again, told that it was a crash, and logged', () => {
    const page = failing();
    page.crash();
    expect(page.loaded).toEqual(['app://latchkey/index.html?after=crash']);
    expect(page.log.lines).toEqual(['{"event":"window.view-gone","reason":"crashed"}']);
  });

  it('[56] again and again within a minute: after the third the person is asked; later ones are loaded again', async () => {
    const page = failing();
    for (let index = 0; index < 4; index += 1) page.crash();
    expect(page.loaded).toHaveLength(3);
    expect(page.asked).toEqual(['keeps-stopping']);
    await page.choose('reload');
    expect(page.loaded).toHaveLength(4);
    page.pass(60_001);
    page.crash('oom');
    expect(page.loaded).toHaveLength(5);
  });

  it('[56] hanging: the person is asked once; reload ends it and loads it again, once', async () => {
    const page = failing();
    page.hang();
    page.hang();
    expect(page.asked).toEqual(['hangs']);
    expect(page.loaded).toEqual([]);
    await page.choose('reload');
    expect(page.loaded).toEqual(['app://latchkey/index.html?after=hang']);
  });

  it('[56] hanging, then answering again or told to wait: the question goes, nothing is loaded', async () => {
    const page = failing();
    page.hang();
    page.answerAgain();
    await page.choose('leave');
    page.hang();
    await page.choose('leave');
    expect(page.asked).toEqual(['hangs', 'hangs']);
    expect(page.loaded).toEqual([]);
  });

  it('one that ended on purpose: not loaded again', () => {
    const page = failing();
    page.crash('clean-exit');
    expect(page.loaded).toEqual([]);
  });
});

describe('the language of the page', () => {
  it('is the one that is chosen, else that of the system, and English where there is no other', () => {
    expect([languageOf('de', 'en-GB'), languageOf('en', 'de-AT'), languageOf('system', 'de-AT')]).toEqual([
      'de',
      'en',
      'de',
    ]);
    expect([languageOf('system', 'den'), languageOf('system', 'fr'), languageOf('system', '')]).toEqual([
      'en',
      'en',
      'en',
    ]);
  });

  it('stands in its address, beside why it was loaded again', () => {
    expect(pageAddress({ language: 'en' })).toBe('app://latchkey/index.html');
    expect(pageAddress({ language: 'de', after: 'hang' })).toBe('app://latchkey/index.html?lang=de&after=hang');
  });
});
