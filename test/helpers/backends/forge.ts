import { createHmac } from 'node:crypto';

/** A compact JWS over exactly these texts, signed with a test server's own key, or another. */
export const forgeText = (header: string, payload: string, secret: string): string => {
  const input = `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

export const forge = (claims: Readonly<Record<string, unknown>>, secret: string, header: unknown = HS256): string =>
  forgeText(JSON.stringify(header), JSON.stringify(claims), secret);

const HS256 = { typ: 'JWT', alg: 'HS256' };
