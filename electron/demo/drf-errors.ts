/** The words of DRF 3.14 and djangorestframework-jwt 1.11 (drf-wire.md A.2, A.3, C.6). */
export const WORDS = {
  notProvided: 'Authentication credentials were not provided.',
  noCredentials: 'Invalid Authorization header. No credentials provided.',
  spaces: 'Invalid Authorization header. Credentials string should not contain spaces.',
  expired: 'Signature has expired.',
  undecodable: 'Error decoding signature.',
  incorrect: 'Incorrect authentication credentials.',
  invalidPayload: 'Invalid payload.',
  unknownSigner: 'Invalid signature.',
  forbidden: 'You do not have permission to perform this action.',
  notFound: 'Not found.',
  notAcceptable: 'Could not satisfy the request Accept header.',
  wrongPassword: 'Unable to log in with provided credentials.',
  userGone: "User doesn't exist.",
  refreshExpired: 'Refresh has expired.',
  origIatRequired: 'orig_iat field is required.',
} as const;

export const methodNotAllowed = (method: string): string => `Method "${method}" not allowed.`;
export const unsupportedMediaType = (type: string): string => `Unsupported media type "${type}" in request.`;
export const nonFieldErrors = (words: string): { readonly non_field_errors: readonly string[] } => ({
  non_field_errors: [words],
});
