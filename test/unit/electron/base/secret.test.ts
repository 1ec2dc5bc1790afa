import { format, inspect } from 'node:util';
import v8 from 'node:v8';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/base/secret';

const TEXT = 'eyJhbGciOi.hunter2.signature';

class Holder {
  readonly name = 'holder';
  readonly token = new Secret(TEXT);
}

const thrown = (): Error => Object.assign(new Error(`failed with ${new Secret(TEXT)}`), { token: new Secret(TEXT) });

describe('a secret', () => {
  it('revealed: the text as it was given', () => {
    expect(new Secret(TEXT).reveal()).toBe(TEXT);
    expect(new Secret('').reveal()).toBe('');
  });

  it('compared: by text', () => {
    expect(new Secret(TEXT).equals(new Secret(TEXT))).toBe(true);
    expect(new Secret(TEXT).equals(new Secret(`${TEXT} `))).toBe(false);
  });

  it.each<readonly [string, (secret: Secret) => unknown]>([
    ['String', (secret) => String(secret)],
    ['a template', (secret) => `${secret}`],
    ['joined', (secret) => ['a', secret].join()],
    ['JSON', (secret) => JSON.stringify(secret)],
    ['JSON of what holds it', (secret) => JSON.stringify({ a: [{ secret }], holder: new Holder() })],
    ['as a key', (secret) => JSON.stringify({ [String(secret)]: 1 })],
    ['inspect', (secret) => inspect(secret)],
    ['inspect of what holds it', (secret) => inspect({ secret, holder: new Holder() }, { depth: 9, showHidden: true })],
    ['inspect without its own words', (secret) => inspect({ secret }, { customInspect: false, showHidden: true })],
    ['inspect of a proxy', (secret) => inspect(new Proxy(secret, {}), { showProxy: true })],
    ['format', (secret) => format('%s %o %O %j', secret, secret, secret, secret)],
    ['an error', () => inspect(thrown()) + String(thrown()) + JSON.stringify(thrown()) + thrown().stack],
    ['its properties', (secret) => inspect([Object.entries(secret), Reflect.ownKeys(secret)])],
    ['copied', (secret) => inspect({ ...secret }) + JSON.stringify(Object.assign({}, secret))],
    ['structured clone, as IPC does it', (secret) => inspect(structuredClone({ secret }), { showHidden: true })],
    ['V8’s serializer, as IPC to a child does it', (secret) => v8.serialize({ secret }).toString('latin1')],
    ['a URL', (secret) => new URL(`https://api.example.test/?q=${secret}`).href],
  ])('[63] printed by %s: redacted', (_how, print) => {
    const printed = String(print(new Secret(TEXT)));
    expect(printed).not.toContain('hunter2');
    expect(printed.length).toBeGreaterThan(0);
  });

  it('[63] said to be redacted, so that a reader knows that something was there', () => {
    const secret = new Secret(TEXT);
    expect([String(secret), JSON.stringify(secret), inspect(secret)]).toEqual([
      '[redacted]',
      '"[redacted]"',
      '[redacted]',
    ]);
  });
});
