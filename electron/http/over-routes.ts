import type { Route } from './agents';
import { hasCode } from './failures';

/** Connecting failed: not a byte of the request has left, so that another way may be tried with any method. */
const UNREACHED = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'],
  ...['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'ERR_PROXY_SILENT'],
]);

/**
 * The routes of a PAC answer in their order (`PROXY a; PROXY b; DIRECT`): the next one where a proxy cannot be reached at
 * all. A proxy that answers, with whatever, has answered; going around it would be its owner's decision.
 */
export const overRoutes = async <T>(
  routes: readonly Route[],
  send: (route: Route) => Promise<T>,
  signal: AbortSignal,
): Promise<T> => {
  const [route, ...others] = routes;
  if (!route) throw new Error('no route');
  try {
    return await send(route);
  } catch (fault) {
    const mayGoOn = others.length > 0 && route.proxy !== null && !signal.aborted && hasCode(fault, UNREACHED);
    if (!mayGoOn) throw fault;
    route.proxy.setAside();
    return overRoutes(others, send, signal);
  }
};
