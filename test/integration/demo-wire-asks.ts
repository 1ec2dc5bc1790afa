import type { Backend } from '../helpers/backends';
import { type Ask, json, jsonText } from '../helpers/backends/wire';

export type Side = { readonly backend: Backend; readonly token: string; readonly readOnly: string };
export type Case = readonly [title: string, ask: (side: Side) => Ask];

export const AUTH = '/api/jwt-auth/';
export const REFRESH = '/api/jwt-refresh/';
export const VERIFY = '/api/jwt-verify/';
export const LIST = '/api/subscribers/';
export const now = (): number => Math.floor(Date.now() / 1000);

export const post = (path: string, value: unknown): Ask => ({ method: 'POST', path, ...json(value) });
export const postText = (path: string, text: string): Ask => ({ method: 'POST', path, ...jsonText(text) });
export const as = (token: string, asked: Ask): Ask => ({
  ...asked,
  headers: { ...asked.headers, authorization: `JWT ${token}` },
});
export const mine =
  (asked: Ask) =>
  ({ token }: Side): Ask =>
    as(token, asked);
export const theirs =
  (asked: Ask) =>
  ({ readOnly }: Side): Ask =>
    as(readOnly, asked);
export const plain = (asked: Ask) => (): Ask => asked;

export function form(body: string): Pick<Ask, 'headers' | 'body'> {
  return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
}

export function multipart(fields: Readonly<Record<string, string>>): Pick<Ask, 'headers' | 'body'> {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { headers: { 'content-type': 'multipart/form-data; boundary=xyz' }, body: `${parts.join('')}--xyz--\r\n` };
}
