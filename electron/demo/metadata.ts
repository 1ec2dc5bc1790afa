/** What DRF's SimpleMetadata answers to OPTIONS; the descriptions are the library's docstrings, which it publishes. */
export type Described = { readonly name: string; readonly description: string };

type FieldInfo = Readonly<Record<string, string | number | boolean>>;

export const metadata = (
  view: Described,
  actions?: Readonly<Record<string, Readonly<Record<string, FieldInfo>>>>,
): unknown => ({
  name: view.name,
  description: view.description,
  renders: ['application/json', 'text/html'],
  parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
  ...(actions ? { actions } : {}),
});

const text = (label: string): FieldInfo => ({ type: 'string', required: true, read_only: false, label });

export const TOKEN_FIELDS = { token: text('Token') } as const;
export const CREDENTIAL_FIELDS = { username: text('Username'), password: text('Password') } as const;
export const SUBSCRIBER_FIELDS = {
  id: { type: 'integer', required: false, read_only: true, label: 'ID' },
  name: { ...text('Name'), max_length: 50 },
  age: { type: 'integer', required: true, read_only: false, label: 'Age' },
  email: { type: 'email', required: true, read_only: false, label: 'Email', max_length: 254 },
} as const;

export const ROOT: Described = { name: 'Api Root', description: 'The default basic root view for DefaultRouter' };
export const LIST: Described = { name: 'Subscriber List', description: '' };
export const INSTANCE: Described = { name: 'Subscriber Instance', description: '' };
export const OBTAIN: Described = {
  name: 'Obtain Json Web Token',
  description:
    "API View that receives a POST with a user's username and password.\n\nReturns a JSON Web Token that can be used for authenticated requests.",
};
export const REFRESH: Described = {
  name: 'Refresh Json Web Token',
  description:
    "API View that returns a refreshed token (with new expiration) based on\nexisting token\n\nIf 'orig_iat' field (original issued-at-time) is found, will first check\nif it's within expiration window, then copy it to the new token",
};
export const VERIFY: Described = {
  name: 'Verify Json Web Token',
  description: 'API View that checks the veracity of a token, returning the token if it\nis valid.',
};
