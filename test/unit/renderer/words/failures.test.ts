import { describe, expect, test } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import { failures } from '../../../../renderer/words/en/failures';

describe('words for failures are built from facts', () => {
  test('no way to the host: host, reason and port', () => {
    const { title } = failures.of(
      failure('connection-refused', 'ECONNREFUSED', { host: 'api.example.test', port: 8443 }),
    );
    expect(title).toBe('Cannot reach api.example.test. Connection refused on port 8443.');
  });

  test('a status goes with its name', () => {
    const fault = failure('server-failed', '', { server: { status: 502, words: '' } });
    expect(failures.of(fault).title).toBe('The server failed (502 Bad Gateway)');
    expect([failures.statusText(503), failures.statusText(599)]).toEqual(['503 Service Unavailable', '599']);
  });

  test('the diagnostic message is for the log, never for people', () => {
    const fault = failure('unexpected', 'TypeError at line 3');
    expect(Object.values(failures.of(fault)).join(' ')).not.toContain('TypeError');
  });

  test('quotes are verbatim and end at 300 characters', () => {
    expect(failures.quote('Token is expired')).toBe('“Token is expired”');
    expect(failures.quote('x'.repeat(400))).toBe(`“${'x'.repeat(300)}…”`);
  });
});
