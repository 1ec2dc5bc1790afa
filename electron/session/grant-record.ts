import * as v from 'valibot';
import { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { secretText } from '../contract/secret-text';
import type { Grant } from '../dialects/grant';

/** What is kept of a grant in the keychain, and in no other place. */
export type GrantRecord = {
  readonly grant: Grant;
  readonly user: string | null;
  readonly dialectId: string;
  /**
   * SECURITY: the origin that issued the grant. A profile file edited to point elsewhere must not make the token follow
   * (security.md 57): the record then does not belong to that profile.
   */
  readonly origin: string;
  /** Of the resources that it is for, where that is another. */
  readonly resourceOrigin?: string | undefined;
  /** Epoch ms on the server's clock at which it was received. */
  readonly obtainedAtMs: number;
};

/** What a record says of the server that issued its grant. */
export const originsIn = ({
  serverAddress,
  endpoints,
}: ServerSetup): Pick<GrantRecord, 'origin'> & Pick<GrantRecord, 'resourceOrigin'> => {
  const { origin } = new URL(endpoints.signIn);
  const resourceOrigin = new URL(serverAddress).origin;
  return { origin, ...(resourceOrigin === origin ? {} : { resourceOrigin }) };
};

/** Whether a record's grant may be used with this setup: issued there, for those resources, renewed nowhere else. */
export const isOfServer = (record: GrantRecord, server: ServerSetup): boolean => {
  const { origin, resourceOrigin } = originsIn(server);
  const { renew, verify, signOut } = server.endpoints;
  const isAtIssuer = (url: string | null) => url === null || new URL(url).origin === record.origin;
  const isSame = record.origin === origin && record.resourceOrigin === resourceOrigin;
  return isSame && [renew, verify, signOut].every(isAtIssuer);
};

const FORMAT = 1;

const grantSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('token'), token: secretText }),
  v.strictObject({ kind: v.literal('key'), token: secretText }),
  v.strictObject({ kind: v.literal('pair'), access: secretText, refresh: secretText }),
  v.strictObject({ kind: v.literal('password'), username: v.string(), password: secretText }),
  v.strictObject({ kind: v.literal('cookies'), jar: v.record(v.string(), secretText) }),
]);

const recordSchema = v.strictObject({
  format: v.literal(FORMAT),
  grant: grantSchema,
  user: v.nullable(v.string()),
  dialectId: v.string(),
  origin: v.string(),
  resourceOrigin: v.optional(v.string()),
  obtainedAtMs: v.number(),
});

/** The stored form, a single line of JSON. */
export const writeRecord = (record: GrantRecord): Secret =>
  new Secret(JSON.stringify({ format: FORMAT, ...record, grant: revealed(record.grant) }));

/** Null when it is not a record of this format: then it is left untouched and the person signs in again. */
export const readRecord = (stored: Secret): GrantRecord | null => {
  let json: unknown;
  try {
    json = JSON.parse(stored.reveal());
  } catch {
    return null;
  }
  const parsed = v.safeParse(recordSchema, json);
  if (!parsed.success) return null;
  const { format: _format, ...record } = parsed.output;
  return record;
};

/** Same secrets, whatever else differs: tells whether another program has replaced the stored grant. */
export const isSameGrant = (a: Grant, b: Grant): boolean => JSON.stringify(revealed(a)) === JSON.stringify(revealed(b));

const revealed = (grant: Grant): unknown => {
  if (grant.kind === 'pair') {
    return { kind: grant.kind, access: grant.access.reveal(), refresh: grant.refresh.reveal() };
  }
  if (grant.kind === 'password') {
    return { kind: grant.kind, username: grant.username, password: grant.password.reveal() };
  }
  if (grant.kind === 'cookies') {
    const jar = Object.fromEntries(Object.entries(grant.jar).map(([name, value]) => [name, value.reveal()]));
    return { kind: grant.kind, jar };
  }
  return { kind: grant.kind, token: grant.token.reveal() };
};
