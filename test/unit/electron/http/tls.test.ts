import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { createAgents } from '../../../../electron/http/agents';
import { axiosHttp } from '../../../../electron/http/axios-http';
import { failureOfFault } from '../../../../electron/http/failures';
import { type Certificate, makeCertificates } from '../../../helpers/certificates';
import { sendJson, startServer, type TestServer } from '../../../helpers/scripted-http';

const certificates = makeCertificates();
const never = new AbortController().signal;
const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const ask = async (certificate: Certificate, ca?: string) => {
  const server = await startServer((_came, answer) => sendJson(answer, 200, {}), certificate);
  servers.push(server);
  const agents = createAgents(ca === undefined ? {} : { ca: [ca] });
  const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test', agents });
  const answer = await http.send({ method: 'GET', url: server.origin }, never);
  agents.close();
  return {
    code: answer.ok ? answer.value.status : answer.error.code,
    reason: answer.ok ? null : answer.error.reason,
    came: server.came.length,
  };
};

if ('missing' in certificates) {
  test('[59] certificates', ({ skip }) => skip(certificates.missing));
} else {
  const { authority, good, expired, otherHost, selfSigned } = certificates;

  describe('[59] a certificate', () => {
    test('of a known authority, in time, for this host: an answer', async () => {
      expect(await ask(good, authority)).toEqual({ code: 200, reason: null, came: 1 });
    });

    test('of nobody known, signed by itself, run out, for another host: refused with its reason, nothing is sent', async () => {
      expect(await ask(good)).toMatchObject({
        code: 'certificate',
        reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        came: 0,
      });
      expect(await ask(selfSigned)).toMatchObject({
        code: 'certificate',
        reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        came: 0,
      });
      expect(await ask(expired, authority)).toMatchObject({ code: 'certificate', reason: 'CERT_HAS_EXPIRED', came: 0 });
      expect(await ask(otherHost, authority)).toMatchObject({
        ...{ code: 'certificate', reason: 'ERR_TLS_CERT_ALTNAME_INVALID', came: 0 },
      });
    });

    test('refused also where the environment turns verification off for all of Node', async () => {
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        expect(await ask(selfSigned)).toMatchObject({ code: 'certificate', came: 0 });
      } finally {
        delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      }
    });
  });

  test('https to a server of plain http: connection-lost, with what TLS says', async () => {
    const server = await startServer((_came, answer) => sendJson(answer, 200, {}));
    servers.push(server);
    const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });
    const answer = await http.send({ method: 'GET', url: server.origin.replace('http:', 'https:') }, never);
    expect(answer).toMatchObject({ ok: false, error: { code: 'connection-lost' } });
  });
}

describe('faults by their code', () => {
  const url = new URL('https://api.example.test/');
  const fault = (code: string) => Object.assign(new Error('text that nobody reads'), { code });

  test.each([
    ['EAI_AGAIN', 'host-unknown'],
    ['ENETUNREACH', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ETIMEDOUT', 'timed-out'],
    ['EPIPE', 'connection-lost'],
    ['CERT_NOT_YET_VALID', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['EWHATEVER', 'connection-lost'],
  ])('%s: %s', (reason, code) => {
    expect(failureOfFault(fault(reason), url)).toMatchObject({ code, reason, host: 'api.example.test', port: 443 });
  });

  test('both addresses of a host failing: the reason of the first', () => {
    const both = new AggregateError([fault('ECONNREFUSED'), fault('ENETUNREACH')]);
    expect(failureOfFault(Object.assign(new Error('axios'), { cause: both }), url).code).toBe('connection-refused');
  });

  test('something thrown without a code: unexpected, without its text', () => {
    expect(failureOfFault(new TypeError('hunter2'), url)).toMatchObject({ code: 'unexpected' });
    expect(JSON.stringify(failureOfFault(new TypeError('hunter2'), url))).not.toContain('hunter2');
  });
});
