import { describe, expect, test } from 'vitest';
import { inspectToken } from '../../../../electron/token/inspect';
import { corpus, inputOf } from './corpus';

describe('the public corpus', () => {
  test.each(corpus.cases)('$name: read and judged as listed ($note)', (listed) => {
    const inspection = inspectToken(inputOf(listed), { nowSeconds: corpus.clock });
    const ids = inspection.findings.map((finding) => finding.id);
    const { findings, ...exact } = listed.expect;

    expect(inspection).toMatchObject({ kind: exact.kind });
    for (const part of ['header', 'payload', 'times'] as const)
      if (part in exact) expect(inspection[part]).toEqual(exact[part]);
    expect(ids).toEqual(expect.arrayContaining(findings.must));
    expect(ids.filter((id) => findings.mustNot.includes(id))).toEqual([]);
  });
});
