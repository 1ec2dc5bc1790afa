import { failure } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import type { SecondStep, SignInField } from '../../../../electron/contract/sign-in';
import { sampleProfile, sampleServer, sampleView, stagingServer } from '../samples';

export const now = Date.now();
export const profiles = [
  sampleProfile(),
  sampleProfile({ id: 'support', username: 'support-desk' }),
  sampleProfile({ id: 'staging', server: stagingServer }),
  sampleProfile({
    id: 'local',
    username: 'admin',
    server: { ...sampleServer, serverAddress: 'http://localhost:8000/api/', dialectId: 'drf-token', scheme: 'Token' },
  }),
];
/** All that a profile can have. */
export const production = sampleProfile({
  title: 'Billing',
  mark: { label: 'production', colour: 'red' },
  writes: 'read-only',
  headers: [
    { name: 'X-Tenant', value: 'acme', secret: false },
    { name: 'X-Gateway-Key', value: '', secret: true },
  ],
  services: [{ origin: 'https://reports.example.test', collections: [] }],
  caFile: '/home/maria/certificates/acme-root.pem',
  clientCertificate: { file: 'maria.pem', subject: 'CN=maria, O=Acme', endsAtMs: now + 90 * 86_400_000 },
  server: { ...sampleServer, renewalWindowSeconds: 13 * 86_400 + 4 * 3_600 },
});
const refused = failure('refused', '', { server: { status: 401, words: 'Refresh has expired.' } });
export const views: readonly SessionView[] = [
  sampleView(),
  sampleView({ profileId: 'support' }),
  sampleView({ profileId: 'staging', state: { kind: 'signed-out', reason: 'new', failure: refused } }),
  sampleView({ profileId: 'local', state: { kind: 'locked', why: 'locked' } }),
];

export const furtherFields: readonly SignInField[] = [
  { name: 'otp', label: 'One-time code', type: 'code', required: false, helpText: 'From your authenticator app.' },
  {
    ...{ name: 'tenant', label: 'Tenant', type: 'choice', required: true },
    choices: [
      { value: 'acme', label: 'Acme Ltd' },
      { value: 'globex', label: 'Globex' },
    ],
  },
  { name: 'remember', label: 'Remember this computer', type: 'boolean', required: false },
];
export const secondStep: SecondStep = {
  ...{ stepId: 'step', endpoint: 'https://staging.example.test/api/token/code/' },
  words: 'A code was sent to m…@example.org.',
  fields: [{ name: 'code', label: 'Code', type: 'code', required: true, maxLength: 9 }],
};
