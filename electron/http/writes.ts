import type { Failure, Result } from '../contract/result';
import { isSuccess } from './drf-answer';
import type { Http, HttpAnswer } from './http';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isWrite = (method: string): boolean => !READS.has(method);

const LOST: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  'connection-lost',
  'timed-out',
  'too-large',
  'cancelled',
]);
/** Bad gateway, gateway timeout: what stands before the server got no answer of it. */
const GATEWAY_FAULTS: ReadonlySet<number> = new Set([502, 504]);

/** No answer came, and the request may have arrived all the same. */
export const isLost = ({ code }: Failure): boolean => LOST.has(code);

/** What a write came to whose answer was lost: nobody can say whether the server has done it. */
export const unknownOutcome = (cause: Failure): Failure => ({
  ...cause,
  code: 'outcome-unknown',
  message: `The answer to the write was lost: ${cause.code}.`,
  reason: cause.reason ?? cause.code,
});

/** The server's own answer is not known. */
export const isGatewayFault = ({ status }: HttpAnswer): boolean => GATEWAY_FAULTS.has(status);

const mayBeDone = (sent: Result<HttpAnswer>): boolean =>
  sent.ok ? isSuccess(sent.value) || isGatewayFault(sent.value) : isLost(sent.error);

/** The outermost layer: tells where something was written, or may have been; what passes is not changed. */
export const withWritesTold = (http: Http, wrote: (url: string) => void): Http => ({
  send: async (request, signal) => {
    const sent = await http.send(request, signal);
    if (isWrite(request.method) && mayBeDone(sent)) wrote(request.url);
    return sent;
  },
});
