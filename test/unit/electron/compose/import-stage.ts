import { importedRequests } from '../../../../electron/compose/import';
import type { Into } from '../../../../electron/compose/imported';
import type { ImportedRequests } from '../../../../electron/contract/compose-shelf';

export const into: Into = {
  services: [{ origin: 'https://files.example.test', collections: [] }],
  server: {
    ...{ serverAddress: 'https://api.example.test/api/', dialectId: 'drf-jwt', scheme: 'JWT', headerName: 'X-Token' },
    ...{ usernameField: 'username', plainHttpOrigin: null, renewalWindowSeconds: null },
    endpoints: { signIn: 'https://api.example.test/api/token/', renew: null, verify: null, signOut: null },
  },
};

export const imported = (text: string): ImportedRequests => {
  const result = importedRequests(text, into);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
export const on = (name: string, value: string) => ({ name, value, on: true });
export const BASE = 'https://api.example.test/api';
