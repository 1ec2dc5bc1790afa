import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { firstMessage } from '../../../../electron/vault/dbus-message';
import { secretServiceLock } from '../../../../electron/vault/secret-service-lock';

const onLinux = process.platform === 'linux';
const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-bus-'));
const open: net.Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A reply as a bus writes it: fields REPLY_SERIAL and SENDER, and a body. */
const reply = (type: 2 | 3, replyTo: number, body: Buffer): Buffer => {
  const fields = Buffer.alloc(8 + 4 + 4 + 5);
  fields.set([5, 1, 0x75, 0]);
  fields.writeUInt32LE(replyTo, 4);
  fields.set([7, 1, 0x73, 0], 8);
  fields.writeUInt32LE(4, 12);
  fields.write(':1.7\0', 16, 'latin1');
  const head = Buffer.alloc(16);
  head.set([0x6c, type, 1, 1]);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(9, 8);
  head.writeUInt32LE(fields.length, 12);
  const before = Buffer.concat([head, fields]);
  return Buffer.concat([before, Buffer.alloc(Math.ceil(before.length / 8) * 8 - before.length), body]);
};
const boolean = (value: boolean): Buffer => Buffer.from([1, 0x62, 0, 0, value ? 1 : 0, 0, 0, 0]);

let places = 0;
const bus = async (answers: readonly Buffer[], { ok = 'OK 1234\r\n', inPieces = false } = {}) => {
  places += 1;
  const place = path.join(folder, `bus-${places}`);
  const came: Buffer[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (part) => {
      came.push(part);
      if (part.includes('AUTH')) socket.write(ok);
      else if (inPieces) for (const byte of Buffer.concat([...answers])) socket.write(Buffer.from([byte]));
      else for (const answer of answers) socket.write(answer);
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => {
    server.listen(place, resolve);
  });
  return { env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${place},guid=12` }, sent: () => Buffer.concat(came) };
};

const drippingBus = async () => {
  const place = path.join(folder, 'bus-dripping');
  let tell = () => {};
  const isDripping = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server = net.createServer((socket) => {
    const drip = setInterval(() => socket.write('x', () => tell()), 10);
    socket.on('error', () => {}).on('close', () => clearInterval(drip));
  });
  open.push(server);
  await new Promise<void>((resolve) => {
    server.listen(place, resolve);
  });
  return { env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${place}` }, isDripping };
};

const hello = reply(2, 1, Buffer.from([4, 0, 0, 0, 0x3a, 0x31, 0x2e, 0x37, 0]));

describe.runIf(onLinux)('whether the keyring is locked, without a prompt', () => {
  test.each([
    ['locked', reply(2, 2, boolean(true)), 'locked'],
    ['open', reply(2, 2, boolean(false)), 'open'],
    ['no such collection', reply(3, 2, Buffer.from([0, 0, 0, 0, 0])), 'unknown'],
    ['an answer of another type', reply(2, 2, Buffer.from([1, 0x73, 0, 0, 0, 0, 0, 0, 0])), 'unknown'],
  ])('%s', async (_what, answer, lock) => {
    for (const inPieces of [false, true]) {
      const { env } = await bus([hello, answer], { inPieces });
      expect(await secretServiceLock(env)).toBe(lock);
    }
  });

  test('only a property is read, and nothing is started for it', async () => {
    const { env, sent } = await bus([hello, reply(2, 2, boolean(true))]);
    await secretServiceLock(env);
    const messages = sent().subarray(sent().indexOf('BEGIN\r\n') + 7);
    const first = firstMessage(messages);
    const second = first?.rest ?? Buffer.alloc(0);
    expect(second.includes('org.freedesktop.DBus.Properties\0')).toBe(true);
    expect(second.includes('/org/freedesktop/secrets/aliases/default\0')).toBe(true);
    expect([messages[2], second[2]]).toEqual([2, 2]);
    expect(firstMessage(second)?.rest).toHaveLength(0);
  });

  test.each([
    ['a bus that refuses', { ok: 'REJECTED EXTERNAL\r\n' }, [] satisfies readonly Buffer[]],
    ['an answer that is none', {}, [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')]],
    ['a message without end', {}, [Buffer.from([0x6c, 2, 0, 1, 255, 255, 255, 127, 0, 0, 0, 0, 0, 0, 0, 0])]],
  ])('%s: unknown', async (_what, options, answers) => {
    const { env } = await bus(answers, options);
    expect(await secretServiceLock(env)).toBe('unknown');
  });

  test('a bus that goes on and on without an answer: unknown in the end', async () => {
    const { env, isDripping } = await drippingBus();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const lock = secretServiceLock(env);
      await isDripping;
      vi.advanceTimersByTime(2_000);
      expect(await lock).toBe('unknown');
    } finally {
      vi.useRealTimers();
    }
  });

  test('no bus at all: unknown', async () => {
    expect(await secretServiceLock({})).toBe('unknown');
    expect(await secretServiceLock({ DBUS_SESSION_BUS_ADDRESS: 'disabled:' })).toBe('unknown');
    expect(await secretServiceLock({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/100%/bus' })).toBe('unknown');
    expect(await secretServiceLock({ XDG_RUNTIME_DIR: path.join(folder, 'nowhere') })).toBe('unknown');
    rmSync(folder, { recursive: true, force: true });
  });
});
