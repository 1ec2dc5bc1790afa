import type { ServerSetup } from '../contract/profile';
import type { Http } from '../http/http';
import { plainHttpOf } from '../http/loopback';
import { parsedUrl } from '../http/url-text';
import { ownOrigins } from './own-origins';
import { isUsable } from './usable-server';

type Ways = {
  /** With all that the profile's own server is reached with: constant headers, client certificate, private authorities. */
  readonly own: Http;
  /** With its private authorities alone. */
  readonly elsewhere: Http;
  readonly server: ServerSetup;
};

/**
 * The way of detection and of a look at a sign-in's fields, for a profile that is at hand: its address may have been
 * typed anew, letter by letter.
 * SECURITY: whom to trust holds wherever that leads; who asks (headers, certificate) is told to the profile's own origins
 * alone, and not in the clear.
 */
export const lookingConnection = ({ own, elsewhere, server }: Ways): Http => ({
  send: (request, signal) => {
    const url = parsedUrl(request.url);
    // A profile file edited by hand may name what is no address.
    const isOwn = url !== null && isUsable(server) && ownOrigins(server).includes(url.origin);
    const isClosed = url !== null && (plainHttpOf(url) !== 'needs-consent' || url.origin === server.plainHttpOrigin);
    return (isOwn && isClosed ? own : elsewhere).send(request, signal);
  },
});
