/**
 * What a kind of server does with the password, for the words of the form alone. The contract names kinds by id; the
 * ids are those of electron/dialects/registry.ts.
 */
export type KindOfCredential = 'token' | 'key' | 'password';

export const kindOfCredential = (dialectId: string): KindOfCredential => {
  if (dialectId === 'basic') return 'password';
  return dialectId === 'drf-token' ? 'key' : 'token';
};
