import { Secret } from '../../../../electron/base/secret';
import { KeychainVault, mostBytesOn } from '../../../../electron/vault/keychain-vault';
import { MemoryKeychain } from '../../../helpers/memory-keychain';

const WINDOWS_STORE_BYTES = 2_560;

export const setUp = (platform: NodeJS.Platform = 'win32') => {
  const keychain = new MemoryKeychain();
  if (platform === 'win32') keychain.mostBytes = WINDOWS_STORE_BYTES;
  return { keychain, vault: new KeychainVault({ keychain, mostBytes: mostBytesOn(platform) }) };
};

export const textOf = async (vault: KeychainVault, id = 'p1'): Promise<string | null> => {
  const loaded = await vault.load(id, 'background');
  return loaded.kind === 'found' ? loaded.record.reveal() : null;
};

export const save = (vault: KeychainVault, text: string, id = 'p1') => vault.save(id, new Secret(text), 'background');

export const LARGE = 'n'.repeat(9_000);
export const OLD = 'o'.repeat(9_000);
