import { ChildCalls } from '../../electron/child/child-calls';
import { KeychainClient } from '../../electron/vault/keychain-client';
import { KeychainVault } from '../../electron/vault/keychain-vault';
import { nodeChild } from './node-child';

export const KEYCHAIN_ENTRY = 'electron/vault/keychain-process.ts';

/** The vault on this session's real keyring, through the real keychain process in plain Node. */
export const realVault = (
  options: { readonly mostBytes?: number; readonly env?: Readonly<Record<string, string>> } = {},
) => {
  const calls = new ChildCalls({ start: nodeChild(KEYCHAIN_ENTRY, options.env) });
  const keychain = new KeychainClient({ calls, platform: process.platform });
  const vault = new KeychainVault({ keychain, mostBytes: options.mostBytes ?? Number.MAX_SAFE_INTEGER });
  return { vault, keychain, calls };
};
