import { describe, expect, it } from 'vitest';
import { auditedNames, holesIn } from '../../../../build/release/audit-report';

const report = JSON.stringify({
  vulnerabilities: {
    axios: { severity: 'high', via: [{ title: 'Headers leak' }, 'follow-redirects'] },
    vite: { severity: 'low', via: [{ title: 'Of development alone' }] },
  },
});

describe('known holes', () => {
  it('in a bundled package: named, though npm takes it for a tool of development; tools are left out', () => {
    const names = auditedNames([{ name: 'axios' }, { name: 'react' }]);
    expect(holesIn(report, names)).toEqual([
      { name: 'axios', severity: 'high', titles: ['Headers leak', 'through follow-redirects'] },
    ]);
  });

  it('Electron and the keychain’s module always count', () => {
    expect([...auditedNames([])]).toEqual(['electron', 'keytar']);
  });

  it('a registry that refuses, or says something else: no report, which is not "no holes"', () => {
    for (const answer of ['', 'not JSON', '{"error":{"code":"E405"}}', 'null'])
      expect(holesIn(answer, auditedNames([]))).toBeNull();
  });
});
