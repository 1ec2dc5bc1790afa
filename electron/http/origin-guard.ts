import { failed, failure, ok, type Result } from '../contract/result';
import type { Http } from './http';
import { plainHttpOf } from './loopback';
import { hasBlanksOrControls, parsedUrl } from './url-text';

type Allowed = {
  /** As `URL.origin` writes them. */
  readonly origins: readonly string[];
  /** The origin for which the person agreed to plain http, or null. */
  readonly plainHttpOrigin: string | null;
};

/**
 * SECURITY: the innermost layer of everything that carries credentials: nothing leaves for an origin that the profile
 * does not name, nor in the clear except to this computer or where the person agreed (security.md 57, 58, 60).
 * What is sent is the checked URL as parsed, so that no other reading of the text decides where it goes.
 */
export const guarded = (http: Http, allowed: () => Allowed): Http => ({
  send: async (request, signal) => {
    const url = checkedUrl(request.url, allowed());
    return url.ok ? http.send({ ...request, url: url.value }, signal) : url;
  },
});

/** An absolute http(s) URL without user info, line breaks, blanks or backslashes. */
const PLAIN = /^https?:\/\/[^\s\\@/?#]+(?:[/?#][^\s\\]*)?$/i;

const checkedUrl = (text: string, { origins, plainHttpOrigin }: Allowed): Result<string> => {
  const url = PLAIN.test(text) && !hasBlanksOrControls(text) ? parsedUrl(text) : null;
  if (url?.username !== '' || url.password !== '') {
    return failed(failure('bad-address', 'Not a plain absolute http or https URL.'));
  }
  if (!origins.includes(url.origin)) {
    return failed(failure('foreign-origin', `${url.origin} is not an origin of this profile.`, { host: url.host }));
  }
  if (plainHttpOf(url) === 'needs-consent' && url.origin !== plainHttpOrigin) {
    return failed(failure('insecure-address', `${url.origin} is not encrypted.`, { host: url.host }));
  }
  url.hash = '';
  return ok(url.href);
};
