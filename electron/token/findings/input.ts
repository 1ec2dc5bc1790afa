import type { Fact, Rule } from './finding';
import { stating } from './finding';

export const inputFacts = {
  'input-empty': ['error', '', 'There is nothing to read.'],
  'input-too-large': [
    'error',
    '',
    'Longer than 262,144 characters; no server accepts such a token, so nothing was read.',
  ],
  'not-a-token': ['error', 'RFC 7519 §7.2', 'This is neither a JSON Web Token nor a random key.'],
  'json-no-token': ['error', '', 'This JSON holds no token.'],
  'json-serialization': [
    'error',
    'RFC 7519 §1',
    'This is the JSON serialization of a signature or encryption; a JSON Web Token is always compact.',
  ],
  'whitespace-trimmed': ['info', '', 'Blank space around the token was left out.'],
  'quotes-stripped': ['info', '', 'Quotation marks around the token were left out.'],
  'prefix-stripped': ['info', '', 'The header name or scheme word before the token was left out.'],
  'json-body': ['info', '', 'The token was found in the body of an answer.'],
  'json-several-tokens': ['info', '', 'The body holds several tokens; the one that is sent with requests is shown.'],
  'whitespace-inside': [
    'error',
    'RFC 7515 §2',
    'There is blank space inside the token; it is shown without, but servers refuse it as it was pasted.',
  ],
  'sd-jwt': ['info', '', 'Disclosures follow the token (SD-JWT); the part before the first "~" is shown.'],
  'drf-authtoken': [
    'info',
    '',
    'A random key of 40 hex digits, as TokenAuthentication of Django REST framework gives: it says nothing by itself.',
  ],
  'opaque-token': ['info', '', 'A random key: it says nothing by itself, only its server knows what it stands for.'],
} as const satisfies Record<string, Fact>;

const state = stating(inputFacts);

export const inputFindings: Rule = ({ notices, token }) => {
  const findings = notices.map((notice) => state(notice));
  if (token?.fault === 'not-a-token' && !notices.includes('not-a-token')) findings.push(state('not-a-token'));
  if (token?.isSdJwt) findings.push(state('sd-jwt'));
  if (token?.kind === 'opaque')
    findings.push(state(/^[0-9a-f]{40}$/.test(token.text) ? 'drf-authtoken' : 'opaque-token'));
  return findings;
};
