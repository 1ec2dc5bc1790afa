/**
 * SECURITY (security.md "Decided"): the address of a script of the app's own bundle, as the content policy wants it from
 * the one Trusted Types policy. Throws for any other address: that is a bug or an attack.
 */
export const trustedScript = (address: string): string => {
  policy ??= makePolicy(globalThis);
  return policy.createScriptURL(address);
};

/** What TypeScript's library leaves out. A `TrustedScriptURL` passes for a string wherever a script's address goes. */
type Policy = { createScriptURL(address: string): string };
type TrustedTypes = { createPolicy(name: 'latchkey', rules: Policy): Policy };

/** The content policy lets it be made once. */
let policy: Policy | null = null;

const makePolicy = (page: object): Policy => {
  const rules = { createScriptURL: ownScript };
  return hasTrustedTypes(page) ? page.trustedTypes.createPolicy('latchkey', rules) : rules;
};

const ownScript = (address: string): string => {
  const { protocol, host, pathname, search, hash } = new URL(address, document.baseURI);
  const isOurs = protocol === location.protocol && host === location.host && search === '' && hash === '';
  // An encoded slash or dot is none of the names that the bundler gives.
  if (!isOurs || !/^\/assets\/[\w-]+\.js$/.test(pathname)) throw new TypeError('Only scripts of the app are trusted.');
  return `${protocol}//${host}${pathname}`;
};

const hasTrustedTypes = (page: object): page is { readonly trustedTypes: TrustedTypes } => 'trustedTypes' in page;
