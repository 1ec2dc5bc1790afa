import { failed, failure, ok, type Result } from '../contract/result';

/** The text of the rules that findings rest on. Nothing that a server or a token names is ever opened. */
const HOSTS: ReadonlySet<string> = new Set(['www.rfc-editor.org']);

/**
 * SECURITY (security.md 50): threat: a page opens `file:`, `smb:` or another program's scheme by way of the system, or a
 * site that looks like an allowed one (`https://ok.example@evil`). Only https, only hosts of the list, no user, no port.
 * Answers the address as it is to be opened; `not-allowed` for every other.
 */
export const allowedLink = (url: string): Result<string> => {
  const refused = failed(failure('not-allowed', 'This address is not opened from here.'));
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return refused;
  }
  const { protocol, hostname, username, password, port, href } = parsed;
  const isAllowed = protocol === 'https:' && HOSTS.has(hostname) && port === '' && username === '' && password === '';
  return isAllowed ? ok(href) : refused;
};
