import tls from 'node:tls';

/**
 * What this computer trusts: Node's own list, NODE_EXTRA_CA_CERTS and the system's store, PEM. Undefined where the
 * runtime cannot read that store (`getCACertificates` came with Node 22.15; the fallback Electron has Node 16): then
 * Node's own list holds.
 */
export const trustedCertificates = (runtime: object = tls): readonly string[] | undefined => {
  const read: unknown = Reflect.get(runtime, 'getCACertificates');
  if (typeof read !== 'function') return undefined;
  const listed = ['default', 'system'].flatMap((store) => {
    const found: unknown = Reflect.apply(read, runtime, [store]);
    return Array.isArray(found) ? found.filter((each: unknown): each is string => typeof each === 'string') : [];
  });
  return listed.length > 0 ? [...new Set(listed)] : undefined;
};
