import * as v from 'valibot';
import type { Backend } from '../helpers/backends';

const tokenAnswer = v.object({ token: v.string() });

/** As a person would get one by hand from a djangorestframework-jwt server. */
export const tokenOf = async ({ url, username, password }: Backend): Promise<string> => {
  const answer = await fetch(`${url}jwt-auth/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return v.parse(tokenAnswer, await answer.json()).token;
};
