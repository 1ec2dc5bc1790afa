import { expect, test } from 'vitest';
import { knownPaths } from '../../../../electron/compose/known-paths';
import { type Profile, plainProfile } from '../../../../electron/contract/profile';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { operationsIn } from '../../../../electron/resource/open-api';
import { composed } from '../../../helpers/compose-stage';

const profile: Profile = {
  ...plainProfile,
  ...{ id: 'p1', username: 'ada', resourcePath: 'subscribers/', keepSignedIn: true, isDemo: false, lastUsedAtMs: 0 },
  services: [{ origin: 'https://files.example.test', collections: ['https://files.example.test/files/'] }],
  server: {
    ...{
      serverAddress: 'https://api.example.test/api/',
      dialectId: 'drf-jwt',
      scheme: 'JWT',
      headerName: 'Authorization',
    },
    ...{ usernameField: 'username', plainHttpOrigin: null, renewalWindowSeconds: null },
    endpoints: { signIn: 'https://api.example.test/api/token/', renew: null, verify: null, signOut: null },
  },
};
const sent = (method: 'GET' | 'DELETE', address: string) => ({
  ...({ id: address, request: composed(method, address), body: 'kept', atMs: 0, status: 200, tookMs: 1 } as const),
});
const schema = {
  openapi: '3.0.3',
  servers: [{ url: '/api' }],
  paths: {
    '/subscribers/': { get: {}, post: {}, parameters: [] },
    '/subscribers/{id}/': { delete: {}, get: {} },
    '/nothing/': { description: 'x' },
  },
};

test('a schema names paths with their methods; the root, the profile and the history what it does not', async () => {
  const catalogue = {
    collections: async () =>
      ok([
        { name: 'authors', path: 'authors/' },
        { name: 'subscribers', path: 'subscribers/' },
      ]),
    operations: async () => operationsIn(schema) ?? [],
  };
  const history = [sent('DELETE', 'authors/1/?x=1'), sent('GET', 'authors/1/'), sent('DELETE', 'subscribers/')];
  expect(await knownPaths({ profile, catalogue, history })).toEqual([
    { path: 'subscribers/', methods: ['GET', 'POST'], from: 'schema' },
    { path: 'subscribers/{id}/', methods: ['GET', 'DELETE'], from: 'schema' },
    { path: 'https://files.example.test/files/', methods: null, from: 'profile' },
    { path: 'authors/', methods: null, from: 'root' },
    { path: 'authors/1/', methods: ['GET', 'DELETE'], from: 'history' },
  ]);
});

test('signed out, or a server that tells nothing: what the profile and the history know', async () => {
  const silent = { collections: async () => failed(failure('not-found', 'none')), operations: async () => [] };
  const known = [
    { path: 'subscribers/', methods: null, from: 'profile' },
    { path: 'https://files.example.test/files/', methods: null, from: 'profile' },
  ];
  expect(await knownPaths({ profile, catalogue: null, history: [] })).toEqual(known);
  expect(await knownPaths({ profile, catalogue: silent, history: [] })).toEqual(known);
});
