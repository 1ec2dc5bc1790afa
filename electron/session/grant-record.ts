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
  /** Epoch ms on the server's clock at which it was received. */
  readonly obtainedAtMs: number;
};

/** Of the server that a record of it must name. */
export const originOf = (server: ServerSetup): string => new URL(server.endpoints.signIn).origin;

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
