import type { ReactElement } from 'react';
import { tokenWords } from '../words/token';

const header = { alg: 'HS256', typ: 'JWT' };
const claims = {
  ...{ token_type: 'access', exp: 1_763_892_300, iat: 1_763_892_000, jti: '6f1c2ab09d3e4c5f8a7b6c5d4e3f2a1b' },
  ...{ user_id: 7, email: 'maria@example.test' },
};
/** By the secret that the walk names. */
const signature = 'IYp77x-mcMn0CgI1wWm74QplZk_UltcHOSmdZo0BsGM';

const encoded = (part: object): string =>
  btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** An expired token of nobody, put together when it is asked for: no token stands in the program's own text. */
export const sampleToken = (): string => `${encoded(header)}.${encoded(claims)}.${signature}`;

/** What to look at, in the order of the page. */
export const SampleWalk = (): ReactElement => (
  <ol className="sample-walk hint" aria-label={tokenWords.pasted.sampleWalk}>
    {tokenWords.pasted.sampleSteps.map((step) => (
      <li key={step}>{step}</li>
    ))}
  </ol>
);
