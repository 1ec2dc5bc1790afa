import { afterAll, beforeAll, expect } from 'vitest';
import { header, type Issuer, profileStages, setupAt, startIssuer } from '../helpers/profile-stage';
import type { TestServer } from '../helpers/scripted-http';

export const SECRET = 'gateway-key-7f3a9c';
export let issuer: Issuer;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
export const open = profileStages();

/** Saved before its first sign-in, with a header that is secret and one that is not. */
export const withHeaders = async () => {
  const stage = await open();
  const created = await stage.services.editing.create(setupAt(issuer.origin), 'ana', true);
  const profileId = created.ok ? created.value.id : '';
  const headers = [header('X-Tenant', 'north'), header('X-Gateway-Key', SECRET, true)];
  expect(await stage.update(profileId, { headers })).toMatchObject({ ok: true });
  return { stage, profileId };
};

export const since = (server: TestServer, count: number) => server.came.slice(count);
