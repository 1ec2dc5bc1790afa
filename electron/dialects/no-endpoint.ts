import { failed, failure } from '../contract/result';
import type { Granting } from './dialect';

/** Asked for something that this server, or this kind of grant, has no place for: no request is sent. */
export const notRenewable = (): Granting => ({
  ...{ kind: 'refused', endsAtOnce: false },
  failure: failure('not-renewable', 'There is nothing to renew this grant with.'),
});

export const noEndpoint = (what: string) => failed(failure('not-found', `This server has no ${what} endpoint.`));
