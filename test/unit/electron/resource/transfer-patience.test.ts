import { expect, test } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import { retryAtMsOf } from '../../../../electron/resource/transfer-patience';

const at = { nowMs: 10_000, random: () => 0.5 };

test('a server that names a time is waited for; one that names this moment, each time anew, for a second', () => {
  expect(retryAtMsOf(failure('throttled', '', { retryAtMs: 17_000 }), 50, at)).toBe(17_000);
  expect(retryAtMsOf(failure('throttled', '', { retryAtMs: 10_000 }), 50, at)).toBe(11_000);
  expect(retryAtMsOf(failure('server-failed', '', { retryAtMs: 0 }), 50, at)).toBe(11_000);
});

test('what does not pass by itself is not tried again, nor what has failed ten times', () => {
  expect(retryAtMsOf(failure('forbidden', '', { retryAtMs: 17_000 }), 0, at)).toBeNull();
  expect(retryAtMsOf(failure('connection-lost', ''), 10, at)).toBeNull();
});
