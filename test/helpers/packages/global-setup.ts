import type { TestProject } from 'vitest/node';
import { keepExitCode } from '../../../build/entry';
import { buildPackages, type Packages } from './build-packages';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest's own, which is extended
  export interface ProvidedContext {
    packages: Packages;
  }
}

/** Once for all files of the project `packaged`. */
export const setup = async (project: TestProject): Promise<void> => {
  project.provide('packages', await buildPackages());
  keepExitCode();
};
