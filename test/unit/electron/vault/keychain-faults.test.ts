import { describe, expect, it } from 'vitest';
import { keychainFault } from '../../../../electron/vault/keychain-faults';

describe('what an error text of a keychain means', () => {
  it.each([
    ['locked', 'Cannot create an item in a locked collection'],
    ['locked', 'Cannot get secret of a locked object'],
    ['locked', 'GDBus.Error:org.freedesktop.Secret.Error.IsLocked: no'],
    ['locked', 'Prompt dismissed'],
    ['locked', 'User canceled the operation.'],
    ['locked', 'User interaction is not allowed.'],
    ['locked', 'The user name or passphrase you entered is not correct.'],
    ['full', 'Not enough memory resources are available to process this command.'],
    ['full', 'Not enough storage is available to process this command.'],
    ['full', 'The stub received bad data.'],
    ['full', 'No space left on device'],
    ['unavailable', 'Unknown or unsupported transport “disabled” for address “disabled:”'],
    ['unavailable', 'Cannot autolaunch D-Bus without X11 $DISPLAY'],
    ['unavailable', 'The name org.freedesktop.secrets was not provided by any .service files'],
    ['unavailable', 'libsecret-1.so.0: cannot open shared object file: No such file or directory'],
    ['unavailable', 'Der Speicher ist voll'],
    ['unavailable', ''],
  ])('%s: %s', (kind, message) => {
    expect(keychainFault(message)).toEqual({ kind, reason: { said: message } });
  });

  it('a text without end: cut', () => {
    expect(keychainFault('x'.repeat(100_000)).reason).toEqual({ said: 'x'.repeat(300) });
  });
});
