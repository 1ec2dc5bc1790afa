import { afterAll, afterEach } from 'vitest';
import type { LaunchSpec } from '../../build/launch-spec';
import { type LaunchOptions, launch, type Running, removeFolder } from '../drive/launch';

/** A window for each test, closed after it; the profile folders stay until all tests of the file are through. */
export const freshWindows = () => {
  const folders: string[] = [];
  let running: Running | null = null;
  afterEach(async () => {
    await running?.app.close().catch(() => {});
    running = null;
  });
  afterAll(async () => {
    for (const folder of folders) await removeFolder(folder);
  });
  return async (spec: LaunchSpec, options: LaunchOptions = {}): Promise<Running> => {
    running = await launch(spec, options);
    folders.push(running.userData);
    return running;
  };
};
