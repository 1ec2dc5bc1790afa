import { launchSpec } from '../../build/launch-spec';
import { generatedRow } from '../../electron/demo/generated-rows';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { signIn } from '../drive/sign-in';
import type { Backend } from '../helpers/backends';

export const started = async (backend: Backend): Promise<Running> => {
  const running = await launch(await launchSpec());
  await signIn(running.page, backend);
  await subscribers(running.page).cells.first().waitFor({ timeout: 20_000 });
  return running;
};
export const ended = async (running: Running | undefined, backend: Backend | undefined): Promise<void> => {
  await running?.app.close().catch(() => {});
  await backend?.stop();
  if (running) await removeFolder(running.userData);
};

export const SELECT_COLUMN = 1;

const grouped = new Intl.NumberFormat('en');

export const shownCells = (id: number): readonly string[] => {
  const row = generatedRow(id);
  return [grouped.format(id), row.name, String(row.age), row.email];
};
