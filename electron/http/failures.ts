import { type ErrorCode, type Failure, failure } from '../contract/result';

/**
 * What happened on the way to a server, as a `Failure`: by error code, never by text. Nothing of the error itself goes
 * along: axios' errors hold the request with its headers and body (security.md 63).
 */
export const failureOfFault = (fault: unknown, url: URL): Failure => {
  const codes = codesIn(fault, 0);
  for (const reason of codes) {
    const code = codeFor(reason);
    if (code) return failureAt(code, `${url.host}: ${reason}`, url, reason);
  }
  const [reason] = codes;
  // Without any code it is no fault of the way: something here is wrong, and said as such.
  if (reason === undefined) return failureAt('unexpected', `${url.host}: the request failed without a code.`, url);
  return failureAt('connection-lost', `${url.host}: ${reason}`, url, reason);
};

export const failureAt = (code: ErrorCode, message: string, url: URL, reason?: string): Failure =>
  failure(code, message, { host: url.host, port: portOf(url), ...(reason === undefined ? {} : { reason }) });

const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);

const MOST_DEPTH = 4;

/** Outermost first. Two addresses of one host that both fail come as an AggregateError (Node 20, net.js). */
const codesIn = (fault: unknown, depth: number): readonly string[] => {
  if (typeof fault !== 'object' || fault === null || depth > MOST_DEPTH) return [];
  const own = 'code' in fault && typeof fault.code === 'string' ? [fault.code] : [];
  const cause = 'cause' in fault ? codesIn(fault.cause, depth + 1) : [];
  const several = 'errors' in fault && Array.isArray(fault.errors) ? fault.errors : [];
  return [...own, ...cause, ...several.flatMap((each: unknown) => codesIn(each, depth + 1))];
};

export const hasCode = (fault: unknown, codes: ReadonlySet<string>): boolean =>
  codesIn(fault, 0).some((code) => codes.has(code));

const codeFor = (reason: string): ErrorCode | null => {
  const known = KNOWN.get(reason);
  if (known) return known;
  // What Node's HTTP parser refuses is not HTTP.
  if (reason.startsWith('HPE_')) return 'malformed-answer';
  if (isClientCertificate(reason)) return 'client-certificate';
  return isCertificate(reason) ? 'certificate' : null;
};

const KNOWN: ReadonlyMap<string, ErrorCode> = new Map<string, ErrorCode>([
  ['ENOTFOUND', 'host-unknown'],
  ['EAI_AGAIN', 'host-unknown'],
  ['EAI_FAIL', 'host-unknown'],
  ['EAI_NODATA', 'host-unknown'],
  ['EAI_NONAME', 'host-unknown'],
  ['ECONNREFUSED', 'connection-refused'],
  ['ECONNRESET', 'connection-lost'],
  ['ECONNABORTED', 'connection-lost'],
  ['EPIPE', 'connection-lost'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'connection-lost'],
  ['EPROTO', 'connection-lost'],
  ['Z_BUF_ERROR', 'connection-lost'],
  ['ETIMEDOUT', 'timed-out'],
  ['ESOCKETTIMEDOUT', 'timed-out'],
  ['ENETUNREACH', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETDOWN', 'unreachable'],
  ['EHOSTDOWN', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['EACCES', 'unreachable'],
  ['EPERM', 'unreachable'],
  ['HPE_INVALID_EOF_STATE', 'connection-lost'],
  ['HPE_HEADER_OVERFLOW', 'too-large'],
  ['Z_DATA_ERROR', 'malformed-answer'],
  ['ERR_PROXY_REFUSED', 'proxy-refused'],
  ['ERR_PROXY_SILENT', 'timed-out'],
  ['ERR_PROXY_UNSUPPORTED', 'proxy-unsupported'],
  ['ERR_PROXY_UNKNOWN', 'proxy-refused'],
  ['ERR_INVALID_CHAR', 'bad-header'],
  ['ERR_INVALID_URL', 'bad-address'],
  ['ERR_UNESCAPED_CHARACTERS', 'bad-address'],
]);

/** Verification errors of OpenSSL as Node names them (Node docs, tls "X509 certificate error codes"). */
const isCertificate = (reason: string): boolean =>
  /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_C)/.test(reason) ||
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
    'INVALID_CA',
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
  ].includes(reason);

/** Alerts with which a server refuses a client's certificate, or the lack of one (RFC 8446 section 6.2). */
const isClientCertificate = (reason: string): boolean =>
  /^ERR_SSL_.*_ALERT_(CERTIFICATE_(REQUIRED|EXPIRED|REVOKED|UNKNOWN)|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|NO_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)$/.test(
    reason,
  );
