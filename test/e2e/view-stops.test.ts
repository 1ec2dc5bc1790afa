import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchSpec, launchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import type { Running } from '../drive/launch';
import { signIn } from '../drive/sign-in';
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

const openSignedIn = async (): Promise<Running> => {
  const opened = await freshWindow(spec);
  await signIn(opened.page, backend);
  await subscribers(opened.page).cells.first().waitFor();
  return opened;
};

/**
 * Playwright keeps no page whose process has ended: the window is looked at from main. A script that is sent to a page
 * which is about to end is never answered, so the new address is waited for first.
 */
const untilLoadedAgain = async (opened: Running, texts: readonly string[]): Promise<string> => {
  const within = Date.now() + 60_000;
  let last = '';
  while (Date.now() < within) {
    last = await opened.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents?.getURL().includes('after=')) return '';
      return contents.executeJavaScript('document.body.innerText');
    });
    if (texts.every((text) => last.includes(text))) return last;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The window does not say ${texts.join(', ')} but: ${last}`);
};

describe('a view that stops', () => {
  it('[56] crashed: loaded again with the session as it was, and said', async () => {
    const opened = await openSignedIn();
    await opened.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await untilLoadedAgain(opened, ['The view stopped and was loaded again.', backend.username, 'Active']);
    expect((await backend.counts()).obtained).toBe(1);
  });

  it('[56] hanging: the person is asked, and gets it back with the session as it was', async () => {
    const opened = await openSignedIn();

    await opened.app.evaluate(({ dialog }) => {
      // In place of the person who presses "Reload the view".
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    });
    await opened.page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    // Chromium tells of no hanging page while a debugger is attached, as it is here: the event alone is made by hand.
    await opened.app.evaluate(async ({ BrowserWindow }) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      BrowserWindow.getAllWindows()[0]?.emit('unresponsive');
    });
    await untilLoadedAgain(opened, ['The view stopped and was loaded again.', backend.username, 'Active']);
  });
});
