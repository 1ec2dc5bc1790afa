import type { Fact, Rule } from './finding';
import { stating } from './finding';

export const sizeFacts = {
  'size-cookie': ['warning', 'RFC 6265 §6.1', 'Too long for a cookie: browsers drop one of more than 4096 bytes.'],
  'size-header': [
    'warning',
    '',
    'Too long for a header line of common servers: nginx takes 8 KiB, gunicorn 8190 bytes.',
  ],
  'members-many': [
    'warning',
    '',
    'There are more than 5,000 names or odd values in one part: the first are listed and judged.',
  ],
} as const satisfies Record<string, Fact>;

const state = stating(sizeFacts);

const mostInCookie = 4_096;
const mostInHeader = 8_192;

export const sizeFindings: Rule = ({ token, header, payload }) => {
  if (!token || (token.kind !== 'jws' && token.kind !== 'jwe')) return [];
  const { length } = token.text;
  return [
    ...(length > mostInCookie ? [state('size-cookie')] : []),
    ...(length > mostInHeader ? [state('size-header')] : []),
    ...(header.isCut ? [state('members-many', { path: '/header' })] : []),
    ...(payload.isCut ? [state('members-many', { path: '/payload' })] : []),
  ];
};
