import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Secret } from '../../electron/base/secret';
import { ChildCalls } from '../../electron/child/child-calls';
import { KeychainClient } from '../../electron/vault/keychain-client';
import { KeychainVault } from '../../electron/vault/keychain-vault';
import { unlockKeyring } from '../drive/keyring';
import { nodeChild } from './node-child';
import { KEYCHAIN_ENTRY } from './real-vault';

const timed = async <T>(action: () => Promise<T>): Promise<{ readonly answer: T; readonly ms: number }> => {
  const startedMs = performance.now();
  const answer = await action();
  return { answer, ms: performance.now() - startedMs };
};

const childrenOfThisProcess = (): readonly string[] =>
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean);

/**
 * Run in a session whose keyring is locked and whose prompt nobody answers: prints, as one JSON line, what the vault
 * says, how quick everything else is meanwhile, how long the end of a hanging call takes, and what comes after the unlock.
 */
const report = async (): Promise<void> => {
  const calls = new ChildCalls({ start: nodeChild(KEYCHAIN_ENTRY) });
  // The product waits 10 and 60 s; what happens at the end of the wait is the same.
  const timeoutMs = { background: 4_000, person: 6_000 };
  const keychain = new KeychainClient({ calls, platform: process.platform, timeoutMs });
  const vault = new KeychainVault({ keychain, mostBytes: Number.MAX_SAFE_INTEGER });
  const save = (id: string) => vault.save(id, new Secret('a grant'), 'background');

  // As the app ends while a call hangs: without waiting for it.
  const stuck = new ChildCalls({ start: nodeChild(KEYCHAIN_ENTRY) });
  const hanging = stuck.call('set', ['Latchkey', 'p0', 'a grant'], 60_000);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const hangingChildren = childrenOfThisProcess().length;
  stuck.close();
  const closing = await timed(async () => {
    while (childrenOfThisProcess().length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  const burst = timed(() => Promise.all(['p1', 'p2', 'p3', 'p4', 'p5'].map(save)));
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const file = await timed(() => readFile(__filename));
  const dns = await timed(() => lookup('localhost'));
  const tick = await timed(() => new Promise((resolve) => setTimeout(resolve, 0)));
  const saved = await burst;
  unlockKeyring();
  const afterUnlock = await save('p1');
  const loaded = await vault.load('p1', 'background');
  calls.close();
  const facts = {
    saved: saved.answer.map(({ kind }) => kind),
    savedMs: saved.ms,
    afterUnlock: afterUnlock.kind,
    loaded: loaded.kind,
    fileMs: file.ms,
    dnsMs: dns.ms,
    tickMs: tick.ms,
    hanging: (await hanging).kind,
    hangingChildren,
    closingMs: closing.ms,
  };
  process.stdout.write(`${JSON.stringify(facts)}\n`);
  process.exit(0);
};

void report();
