import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { sessionBar } from '../drive/session-bar';
import { signInWindow } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';

let backend: Backend;
let running: Running;
/** What a person did: a field filled, a key, a press. */
let actions: string[] = [];

beforeAll(async () => {
  backend = await startBackend('demo', { tokenSeconds: 300, rows: 50 });
  running = await launch(await launchSpec());
});

afterAll(async () => {
  await running.app.close().catch(() => {});
  await backend.stop();
  await removeFolder(running.userData);
});

/** Typed where the focus is, as a person does who has not touched the mouse. */
const type = async (what: string, text: string): Promise<void> => {
  actions.push(`types the ${what}`);
  await running.page.keyboard.type(text);
};
const focused = (): Promise<string> =>
  running.page.evaluate('document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.ariaLabel ?? ""');

it('from nothing to rows on a server of one’s own: four actions', async () => {
  const { page } = running;
  await page.getByRole('complementary', { name: 'Welcome' }).waitFor();
  expect(await focused()).toContain('Server address');
  await type('address', backend.url);
  await page.keyboard.press('Tab');
  await expect.poll(focused).toContain('Username');
  await type('user name', backend.username);
  await page.keyboard.press('Tab');
  await expect.poll(focused).toContain('Password');
  await page.getByText('Your password is sent once, to').waitFor();
  await type('password', backend.password);
  actions.push('presses Enter');
  await page.keyboard.press('Enter');
  await subscribers(page).cells.first().waitFor();
  expect(actions).toHaveLength(4);
});

it('from nothing to rows on the demo: one press', async () => {
  const { page } = running;
  await sessionBar(page).signOut.click();
  actions = [];
  await signInWindow(page).form.waitFor();
  await page.getByRole('button', { name: 'New profile' }).click();
  actions.push('presses the button of the demo');
  await signInWindow(page).demo.click();
  await subscribers(page).cells.first().waitFor();
  expect(actions.length).toBeLessThanOrEqual(3);
  expect(await subscribers(page).grid.getAttribute('aria-rowcount')).not.toBe('0');
});
