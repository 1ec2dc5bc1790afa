import path from 'node:path';
import type * as Keytar from 'keytar';
import type { Served } from '../child/serve-calls';

/** The only place that touches the OS keychain. */
let loaded: Promise<typeof Keytar> | null = null;

/** Loaded with the first call, so that a missing libsecret is an answer and not a process that will not start. */
const keytar = (): Promise<typeof Keytar> => {
  loaded ??= import('keytar').then(functionsOf).catch((error: unknown) => {
    loaded = null;
    throw new Error(whyNotLoaded() ?? (error instanceof Error ? error.message : 'keytar could not be loaded'));
  });
  return loaded;
};

/** A CommonJS module has its functions under `default` where the loader does not see its export names. */
const functionsOf = (module: object): typeof Keytar => {
  const found = [Reflect.get(module, 'default'), module].find(isKeytar);
  if (!found) throw new Error('keytar has not the functions of version 7');
  return found;
};

const isKeytar = (module: unknown): module is typeof Keytar =>
  typeof module === 'object' && module !== null && 'setPassword' in module && 'getPassword' in module;

/** keytar's loader hides the linker's own words, which name the missing library (@github/keytar 7.10.6, lib/binding.js). */
const whyNotLoaded = (): string | null => {
  try {
    const folder = path.dirname(require.resolve('keytar/package.json'));
    const file = path.join(folder, 'prebuilds', `${process.platform}-${process.arch}`, 'keytar.node');
    process.dlopen({ exports: {} }, file);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : null;
  }
};

const item = (args: unknown): { readonly service: string; readonly account: string; readonly text: string } => {
  if (!Array.isArray(args)) throw new TypeError('arguments');
  const [service, account, text = '']: readonly unknown[] = args;
  if (typeof service !== 'string' || typeof account !== 'string' || typeof text !== 'string') {
    throw new TypeError('arguments');
  }
  return { service, account, text };
};

export const keychainFunctions: Served = {
  get: async (args) => {
    const { service, account } = item(args);
    return (await keytar()).getPassword(service, account);
  },
  set: async (args) => {
    const { service, account, text } = item(args);
    await (await keytar()).setPassword(service, account, text);
    return null;
  },
  delete: async (args) => {
    const { service, account } = item(args);
    return (await keytar()).deletePassword(service, account);
  },
};
