import { exitCodes } from './command';

/** Of codes that `Outcome` can have; another version may know others. */
const byCode: ReadonlyMap<string, number> = new Map([
  ...group(exitCodes.notSignedIn, ['not-signed-in', 'already-expired', 'not-renewable', 'refused']),
  ...group(exitCodes.notAllowed, ['not-allowed', 'read-only', 'not-confirmed', 'foreign-origin', 'insecure-address']),
  ...group(exitCodes.usage, ['bad-address', 'bad-header', 'bad-request']),
  ...group(exitCodes.noProfile, ['gone']),
  ...group(exitCodes.keychain, ['keychain-locked', 'keychain-unavailable', 'keychain-full']),
  ...group(exitCodes.app, ['busy', 'cancelled', 'disk', 'demo-failed']),
  ...group(exitCodes.network, [
    ...['host-unknown', 'connection-refused', 'connection-lost', 'unreachable', 'timed-out', 'certificate'],
    ...['client-certificate', 'bad-certificate', 'proxy-refused', 'proxy-unsupported', 'redirected', 'too-large'],
    ...['outcome-unknown', 'throttled', 'server-failed', 'malformed-answer', 'not-json', 'forbidden'],
  ]),
]);

function group(status: number, codes: readonly string[]): readonly (readonly [string, number])[] {
  return codes.map((code) => [code, status]);
}

/** The exit status of a command that came to nothing. */
export const statusOfFailure = (code: string): number => byCode.get(code) ?? exitCodes.software;

/** That of an answer: its class, as HTTPie has it. */
export const statusOfAnswer = (status: number): number => {
  if (status >= 500) return exitCodes.serverError;
  if (status >= 400) return exitCodes.clientError;
  return status >= 300 && status !== 304 ? exitCodes.redirect : exitCodes.ok;
};
