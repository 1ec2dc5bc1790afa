import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askOrLead, type Led } from '../../../../electron/calls/asking';
import { encodeFrame, FrameReader } from '../../../../electron/calls/frames';
import type { Ask, Outcome } from '../../../../electron/calls/messages';
import { type Place, placeOf } from '../../../../electron/calls/place';
import { type Answering, Post } from '../../../../electron/calls/post';

let folder: string;
let place: Place;
const posts: Post[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-post-'));
  place = { kind: 'folder', folder };
});
afterEach(() => {
  for (const post of posts.splice(0)) post.close();
  rmSync(folder, { recursive: true, force: true });
});

const line: Outcome = { ok: true, value: { kind: 'header', line: 'Authorization: x' }, body: Buffer.alloc(0) };
const ask = { kind: 'header', profile: 'a', validForSeconds: null } as const;
const nobody = { lead: () => Promise.reject(new Error('not here')) };
const serving = async (answer: Answering = () => Promise.resolve(line), at = place) => {
  const post = await Post.open(at, '00000000000000aa');
  if (!post) throw new Error('taken');
  posts.push(post);
  post.serve(answer);
  return path.join(folder, '00000000000000aa');
};
/** What comes back for these bytes until the other side closes. */
const said = (address: string, bytes: readonly Uint8Array[]): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect(address, () => socket.write(Buffer.concat(bytes)));
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });

describe('what is said to the listening end', () => {
  it.each([
    ['a web page’s request', [Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')]],
    ['a message of 4 GB', [Buffer.from([255, 255, 255, 255, 255, 255, 255, 255])]],
    ['no JSON', encodeFrame('x').map((part, index) => (index === 1 ? Buffer.from('{{{') : part))],
    ['another kind', encodeFrame({ kind: 'reveal', protocol: 1, secret: '' })],
    ['too much in it', encodeFrame({ kind: 'ask', protocol: 1, secret: '', ask: { ...ask, more: 1 } })],
    ['a secret where there is none', encodeFrame({ kind: 'ask', protocol: 1, secret: 'x', ask })],
  ])('%s: refused, and nothing is asked of the sessions', async (_what, bytes) => {
    const answer = vi.fn<Answering>(() => Promise.resolve(line));
    expect(await said(await serving(answer), bytes)).toMatch(/\{"kind":"refused"\}$/);
    expect(answer).not.toHaveBeenCalled();
  });

  it('of another version: told so, and the command says what to do', async () => {
    const address = await serving();
    expect(await said(address, encodeFrame({ kind: 'ask', protocol: 2, secret: '', ask }))).toContain('other-version');
  });

  it('a pipe without its secret: refused; with it: answered', async () => {
    const pipe: Place = { kind: 'pipe', name: path.join(folder, 'pipe'), secret: 'the secret' };
    await serving(undefined, pipe);
    expect(await askOrLead({ ...nobody, place: { ...pipe, secret: 'a guess' } }, ask)).toMatchObject({ ok: false });
    expect(await askOrLead({ ...nobody, place: pipe }, ask)).toEqual(line);
    expect(await Post.open(pipe, 'b')).toBeNull();
  });

  it('a fault while it is answered: said by its name alone, at once', async () => {
    await serving(() => Promise.reject(new RangeError('with what was asked')));
    expect(await askOrLead({ ...nobody, place }, ask)).toEqual({
      ...{ ok: false, code: 'unexpected' },
      message: 'A fault: RangeError.',
    });
  });

  it('who asks and goes away: the one who answers is told', async () => {
    let wasTold: Promise<void> | undefined;
    const address = await serving((_ask, _body, signal) => {
      wasTold = new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      return wasTold.then(() => line);
    });
    const socket = connect(address, () => {
      for (const part of encodeFrame({ kind: 'ask', protocol: 1, secret: '', ask })) socket.write(part);
    });
    await vi.waitFor(() => expect(wasTold).toBeDefined());
    socket.destroy();
    await wasTold;
  });
});

describe('asking', () => {
  const led = (answer: Answering): (() => Promise<Led>) => {
    return () => Promise.resolve({ answer, close: () => Promise.resolve() });
  };

  it('nobody there: led here; at the same time another waits for its turn', async () => {
    let under = 0;
    let most = 0;
    const slow: Answering = async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 30));
      under -= 1;
      return line;
    };
    const all = Array.from({ length: 6 }, () => askOrLead({ place, lead: led(slow) }, ask));
    expect(await Promise.all(all)).toEqual(Array.from({ length: 6 }, () => line));
    expect(most).toBe(1);
  });

  it('an app that comes while a command has the sessions is asked as soon as it has them', async () => {
    const post = await Post.open(place, '00000000000000bb');
    if (!post) return expect.unreachable();
    posts.push(post);
    post.own();
    const asked = askOrLead({ place, lead: led(() => expect.unreachable()) }, ask);
    await new Promise((resolve) => setTimeout(resolve, 30));
    post.serve(() => Promise.resolve(line));
    expect(await asked).toEqual(line);
  });

  it('a write whose answer was lost is not sent again', async () => {
    const address = await serving(() => new Promise(() => {}));
    const write: Ask = { kind: 'request', profile: 'a', method: 'POST', path: 'x/', headers: [], hasBody: false };
    const asked = askOrLead({ place, lead: led(() => expect.unreachable()) }, write);
    await vi.waitFor(() => expect(statSync(address).isSocket()).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    posts.splice(0)[0]?.close();
    expect(await asked).toMatchObject({ ok: false, code: 'outcome-unknown' });
  });
});

describe('an app that takes what is asked and does not answer', () => {
  const write: Ask = { kind: 'request', profile: 'a', method: 'POST', path: 'x/', headers: [], hasBody: false };
  it.each([
    ['a write: nobody knows what became of it', write, 'outcome-unknown'],
    ['a reading: it came to nothing', { ...write, method: 'GET' }, 'busy'],
  ] as const)('%s', async (_what, asked, code) => {
    await serving(() => new Promise(() => {}));
    expect(await askOrLead({ ...nobody, place, patienceMs: 100 }, asked)).toMatchObject({ ok: false, code });
  });

  it('after a long wait for its turn: its answer is waited for all the same', async () => {
    const post = await Post.open(place, '00000000000000bb');
    if (!post) return expect.unreachable();
    posts.push(post);
    post.own();
    const asked = askOrLead({ ...nobody, place, patienceMs: 400 }, ask);
    await new Promise((resolve) => setTimeout(resolve, 250));
    post.serve(() => new Promise((resolve) => setTimeout(() => resolve(line), 250)));
    expect(await asked).toEqual(line);
  });
});

describe('the place', () => {
  const userId = process.getuid?.() ?? null;
  const linux = { platform: 'linux', userId, sharedFolder: '' } as const;

  it('below the data folder, closed to others, and closed again where it was open', () => {
    mkdirSync(path.join(folder, 'calls'), { mode: 0o755 });
    expect(placeOf(folder, linux)).toEqual({ ok: true, value: { kind: 'folder', folder: path.join(folder, 'calls') } });
    expect(statSync(path.join(folder, 'calls')).mode & 0o777).toBe(0o700);
  });

  it('of a path too long for a socket: a short one, the same each time', () => {
    const long = path.join(folder, 'x'.repeat(120));
    const found = placeOf(long, { ...linux, sharedFolder: folder });
    expect(found).toEqual(placeOf(long, { ...linux, sharedFolder: folder }));
    expect(found.ok && found.value.kind === 'folder' && found.value.folder.length).toBeLessThan(90);
  });

  it('planted before: a link, and a folder of another user, are not used', () => {
    const elsewhere = path.join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, path.join(folder, 'calls'));
    expect(placeOf(folder, linux)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    rmSync(path.join(folder, 'calls'));
    mkdirSync(path.join(folder, 'calls'));
    expect(placeOf(folder, { ...linux, userId: 4_242 })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('on Windows: a pipe of a random name with a secret, kept in a file of its owner', () => {
    const windows = { platform: 'win32', userId: null, sharedFolder: '' } as const;
    const found = placeOf(folder, windows);
    expect(found).toEqual(placeOf(folder, windows));
    expect(found).toMatchObject({
      ok: true,
      value: { name: expect.stringMatching(/^\\\\\.\\pipe\\latchkey-[0-9a-f]{32}$/) },
    });
    expect(statSync(path.join(folder, 'calls-pipe')).mode & 0o777).toBe(0o600);
  });
});

describe('a message in pieces', () => {
  it('byte by byte: put together, with its body', () => {
    const bytes = Buffer.concat(encodeFrame({ a: 'ü' }, Buffer.from('body')));
    const reader = new FrameReader({ mostHeadBytes: 100, mostBodyBytes: 100 });
    const all = [...bytes].map((byte) => reader.push(Buffer.from([byte])));
    expect(all.slice(0, -1).every((each) => each === null)).toBe(true);
    expect(all.at(-1)).toEqual({ head: { a: 'ü' }, body: Buffer.from('body') });
  });
});
