import { expect, it } from 'vitest';
import type { ElsewhereReport } from '../../soak/elsewhere';
import { elsewhereTable, isGood } from '../../soak/elsewhere-verdict';

const way = { asked: 10, failures: [] };
const report: ElsewhereReport = {
  ...{ minutes: 5, aloneSeconds: 60, curl: way, besideApp: way, alone: way },
  ...{ renewals: 60, refused: 0, ideal: 61, tokensFound: 0 },
};

it('nothing failed and renewals as many as were due is good', () => {
  expect(isGood(report)).toBe(true);
  expect(elsewhereTable(report)).toContain("60 by the server's count, 61.0 due: 0.984");
});

it.each<[string, Partial<ElsewhereReport>]>([
  ['a failure of curl', { curl: { asked: 10, failures: ['22: 401'] } }],
  ['a failure of a command beside the app', { besideApp: { asked: 10, failures: ['77: ended'] } }],
  ['a way that never was asked', { alone: { asked: 0, failures: [] } }],
  ['a refresh token that was spent twice', { refused: 1 }],
  ['a token in an output or a file', { tokensFound: 1 }],
  ['too many renewals', { renewals: 65 }],
  ['too few renewals', { renewals: 57 }],
])('%s is not', (_what, changes) => {
  expect(isGood({ ...report, ...changes })).toBe(false);
  expect(elsewhereTable({ ...report, ...changes })).toContain('NOT GOOD');
});
