import { Secret } from '../../electron/base/secret';
import type { Keychain } from '../../electron/vault/keychain';
import { KeychainVault } from '../../electron/vault/keychain-vault';
import { realVault } from './real-vault';

/**
 * `vault-writer.ts ID CHARACTER LENGTH BYTES STEP`: writes a record in parts of at most BYTES to this session's keyring
 * and kills itself, as a crash would, right after the STEP-th call of the keychain. Prints `done` when it got to the end.
 */
const [id = '', character = '', length, bytes, step] = process.argv.slice(2);

let steps = 0;
const dieAfter = async <T>(call: Promise<T>): Promise<T> => {
  const answer = await call;
  steps += 1;
  if (steps === Number(step)) process.kill(process.pid, 'SIGKILL');
  return answer;
};

const { keychain, calls } = realVault();
const mortal: Keychain = {
  get: (account, patience) => dieAfter(keychain.get(account, patience)),
  set: (account, text, patience) => dieAfter(keychain.set(account, text, patience)),
  delete: (account, patience) => dieAfter(keychain.delete(account, patience)),
  probe: (patience) => keychain.probe(patience),
};

const write = async (): Promise<void> => {
  const vault = new KeychainVault({ keychain: mortal, mostBytes: Number(bytes) });
  const stored = await vault.save(id, new Secret(character.repeat(Number(length))), 'background');
  calls.close();
  process.stdout.write(`${stored.kind}\n`);
};

void write();
