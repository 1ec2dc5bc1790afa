import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../electron/contract/default-settings';
import { failure } from '../../../../electron/contract/result';
import { type DiagnosticFacts, reportText } from '../../../../electron/desktop/diagnostics';
import { sampleFacts, sampleProfile, sampleView } from '../../../helpers/renderer/samples';
import { hs256Token } from '../../../helpers/tokens';

const NOW = Date.UTC(2026, 10, 25, 9);
const profile = sampleProfile({ headers: [{ name: 'X-Gateway', value: 'hunter2-header', secret: false }] });
const host = new URL(profile.server.serverAddress).host;

const facts = (own: Partial<DiagnosticFacts> = {}): DiagnosticFacts => ({
  ...{ app: sampleFacts, atMs: NOW, settings: defaultSettings, profiles: [profile] },
  views: [sampleView({ profileId: profile.id })],
  diaryOf: () => [
    {
      ...{ atMs: NOW, event: 'renewal-refused', tookMs: 12.4 },
      failure: failure('refused', 'hunter2-message', { server: { status: 401, words: 'hunter2-words' } }),
    },
  ],
  requestsOf: () => [
    {
      ...{ id: 1, profileId: profile.id, method: 'GET', path: '/api/subscribers/?search=hunter2-search', status: 200 },
      ...{ startedAtMs: NOW, tookMs: 12, bytes: 1024, curl: 'hunter2-curl' },
    },
  ],
  log: [`{"event":"x","host":"${host}","user":"${profile.username}"}`],
  ...own,
});

describe('a report for somebody who helps', () => {
  it('says what runs, what each session does, what was asked and what was logged', () => {
    const text = reportText(facts());
    expect(text).toContain(`Latchkey ${sampleFacts.version} on ${sampleFacts.platform}`);
    expect(text).toContain('diary 2026-11-25T09:00:00.000Z renewal-refused 12 ms refused');
    expect(text).toContain('request 2026-11-25T09:00:00.000Z GET /api/subscribers/?… 200 12 ms 1024 B');
    expect(text).toContain('{"event":"x","host":"server-1","user":"user-1"}');
    expect(text).toContain('1 headers');
  });

  it('names no host and no user, repeats no words of a server, no query and no value of a header', () => {
    const text = reportText(facts());
    expect(text).not.toContain(host);
    expect(text).not.toMatch(new RegExp(`\\b${profile.username}\\b`));
    expect(text).not.toContain('hunter2');
  });

  it('a token in the path of a request, as in a link to activate: left out', () => {
    const keys = [hs256Token({ user_id: 9 }), '0f'.repeat(20)];
    const requestsOf = () =>
      facts()
        .requestsOf('')
        .flatMap((line) => keys.map((key) => ({ ...line, path: `/go/${key}?next=1` })));
    const text = reportText(facts({ requestsOf }));
    for (const key of keys) expect(text).not.toContain(key);
    expect(text).toContain('GET /go/…?… 200');
  });

  it('a long log: its newest 200 lines', () => {
    const text = reportText(facts({ log: Array.from({ length: 300 }, (_, index) => `line-${index}`) }));
    expect(text).not.toContain('line-99\n');
    expect(text).toContain('line-100\n');
    expect(text).toContain('line-299\n');
  });
});
