import { Secret } from '../../../../electron/base/secret';
import type { ServerSetup } from '../../../../electron/contract/profile';
import type { Dialect } from '../../../../electron/dialects/dialect';
import type { Grant } from '../../../../electron/dialects/grant';
import { kindById } from '../../../../electron/dialects/registry';
import { forge } from '../../../helpers/backends/forge';

export const never = new AbortController().signal;

export const base = 'https://api.example.test/api/';

export const setupFor = (id: string, more: Partial<ServerSetup> = {}): ServerSetup => {
  const kind = kindById(id);
  if (!kind) throw new Error(`No kind ${id}`);
  const below = (path: string | null) => (path === null ? null : base + path);
  const { signIn, renew, verify, signOut } = kind.paths;
  return {
    ...{
      serverAddress: base,
      dialectId: id,
      scheme: kind.scheme,
      headerName: 'Authorization',
      usernameField: 'username',
    },
    endpoints: { signIn: base + signIn, renew: below(renew), verify: below(verify), signOut: below(signOut) },
    ...{ plainHttpOrigin: null, renewalWindowSeconds: null },
    ...more,
  };
};

export const dialectOf = (id: string): Dialect => {
  const kind = kindById(id);
  if (!kind) throw new Error(`No kind ${id}`);
  return kind.dialect;
};

export const tokenWith = (claims: Readonly<Record<string, unknown>>): string => forge(claims, 'a test key');

export const single = (claims: Readonly<Record<string, unknown>>): Grant => ({
  ...{ kind: 'token', token: new Secret(tokenWith(claims)) },
});

export const pair = (access: Readonly<Record<string, unknown>>, refresh: Readonly<Record<string, unknown>>): Grant => ({
  ...{ kind: 'pair', access: new Secret(tokenWith(access)), refresh: new Secret(tokenWith(refresh)) },
});

export const credentials = { username: 'test_user', password: new Secret('awesomepwd') };

/** What a grant holds, as text, for comparing. */
export const textsOf = (grant: Grant): readonly string[] => {
  if (grant.kind === 'pair') return [grant.access.reveal(), grant.refresh.reveal()];
  if (grant.kind === 'token' || grant.kind === 'key') return [grant.token.reveal()];
  return [];
};
