/** Any JSON value, with numbers as doubles; exact number text is in `Member.sourceText`. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

export type TokenKind = 'jws' | 'jwe' | 'opaque' | 'json-with-token' | 'unreadable';
export type Severity = 'error' | 'warning' | 'info' | 'ok';

/** What a sentence says besides its rule, so that each language can put it in words of its own; token text is escaped. */
export type Values = Readonly<Record<string, string | number | boolean | readonly number[]>>;

/** One judged fact about a token. `path` is a JSON pointer into header or payload, such as `/payload/exp`. */
export type Finding = {
  readonly id: string;
  readonly severity: Severity;
  readonly path?: string;
  /** One English sentence of why; another language says it by `id`, `values` and `more`. */
  readonly message: string;
  /** The section that it rests on, such as `RFC 7519 §4.1.4`; absent where it is a convention. */
  readonly spec?: string;
  readonly values?: Values;
  /** How many more there are of the kind that are not listed; `message` says it too. */
  readonly more?: number;
};

/** One member in source order, with its value's exact text; `duplicateOf` is the path of an earlier member of that name. */
export type Member = {
  readonly path: string;
  readonly name: string;
  readonly sourceText: string;
  readonly duplicateOf?: string;
};

/** Finite JSON numbers under these names, unchanged, in the unit written in the token. */
export type TokenTimes = {
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
  readonly orig_iat?: number;
  readonly refresh_exp?: number;
};

export type Inspection = {
  readonly kind: TokenKind;
  readonly header: JsonObject | null;
  readonly payload: JsonObject | null;
  readonly members: { readonly header: readonly Member[]; readonly payload: readonly Member[] };
  readonly findings: readonly Finding[];
  readonly times: TokenTimes;
};

export type InspectOptions = {
  readonly nowSeconds: number;
  readonly serverOffsetSeconds?: number;
  readonly refreshWindowSeconds?: number;
};
