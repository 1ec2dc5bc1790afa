import { silentLogger } from '../../../electron/base/logger';
import { AppPost } from '../../../electron/calls/app-post';
import { commandsWith } from '../../../electron/commands';
import { type RealServices, realServices } from '../real-services';

export type RunningApp = { readonly real: RealServices; close(): Promise<void> };

/** What background.ts does, without Electron: the services of this data folder, and commands that can ask them. */
export const appOn = async (folder: string): Promise<RunningApp> => {
  const real = realServices(folder);
  const post = new AppPost(folder, silentLogger);
  await post.own();
  await real.services.profiles.refresh();
  post.serve(commandsWith(real.services));
  await real.services.start();
  return {
    real,
    close: async () => {
      await real.close({ keepFolder: true });
      post.close();
    },
  };
};
