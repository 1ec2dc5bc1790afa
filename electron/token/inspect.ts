import { absentPart } from './decode';
import { rules } from './findings';
import type { Subject } from './findings/finding';
import { isNested } from './findings/header';
import { secondsOf } from './findings/times';
import { verdictFindings } from './findings/verdict';
import type { Inspection, InspectOptions, JsonObject, TokenTimes } from './inspection';
import { defaultRefreshWindowSeconds } from './lifetime';
import type { Token } from './recognise';
import type { Unwrapped } from './unwrap';
import { unwrap } from './unwrap';

/**
 * Everything that a text says and what is to be said about it, offline. Never throws; linear in the text, which is
 * refused beyond 262,144 characters. Nothing of it is verified: the signature is not looked at beyond its length.
 */
export const inspectToken = (input: string, options: InspectOptions): Inspection => {
  const unwrapped = unwrap(input);
  const subject = subjectOf(unwrapped, options);
  const findings = rules.flatMap((rule) => rule(subject));
  const { header, payload } = subject;
  return {
    kind: unwrapped.isInBody ? 'json-with-token' : subject.kind,
    header: header.object,
    payload: payload.object,
    // A part that is no object is not shown, so neither are members inside it.
    members: { header: header.object ? header.members : [], payload: payload.object ? payload.members : [] },
    findings: [...verdictFindings(subject, findings), ...findings],
    times: payload.object ? timesOf(payload.object) : {},
  };
};

/** The exact text of the token that `inspectToken` shows of this input; null where there is none. */
export const tokenIn = (input: string): string | null => {
  const { token } = unwrap(input);
  return token && token.kind !== 'unreadable' ? token.text : null;
};

/** The token that is the content of this one (`nested-jwt`), to be inspected by itself; null where there is none. */
export const nestedTokenIn = (input: string): string | null => {
  const { token } = unwrap(input);
  const bytes = token?.kind === 'jws' && isWrapper(token) ? token.segments[1]?.bytes : null;
  return bytes ? String.fromCharCode(...bytes.subarray(0, longestNested)) : null;
};

// A token is ASCII; this much fits in one call on every engine, and more no server takes.
const longestNested = 32_768;

const isWrapper = ({ header }: Token): boolean => header.object !== null && isNested(header.object);

const subjectOf = ({ token, notices }: Unwrapped, options: InspectOptions): Subject => {
  const offset = options.serverOffsetSeconds ?? 0;
  const isBare = token?.kind === 'jws' && (token.header.object?.b64 === false || isWrapper(token));
  return {
    token,
    kind: token?.kind ?? 'unreadable',
    notices,
    header: token?.header ?? absentPart,
    payload: token && !isBare ? token.payload : absentPart,
    clock: {
      now: options.nowSeconds + offset,
      offset,
      refreshWindow: options.refreshWindowSeconds ?? defaultRefreshWindowSeconds,
    },
  };
};

const timeNames = ['exp', 'nbf', 'iat', 'orig_iat', 'refresh_exp'] as const;

const timesOf = (claims: JsonObject): TokenTimes =>
  Object.fromEntries(
    timeNames.flatMap((name) => {
      const seconds = secondsOf(claims, name);
      return seconds === null ? [] : [[name, seconds]];
    }),
  );
