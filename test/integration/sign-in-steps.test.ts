import { beforeAll, expect, it } from 'vitest';
import type { Result } from '../../electron/contract/result';
import type { SessionView } from '../../electron/contract/session';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { totp } from '../helpers/totp';
import { staged } from './sign-in-steps-stage';

const stepOf = (result: Result<SessionView>) =>
  (!result.ok && result.error.step) || expect.unreachable(`no second step: ${JSON.stringify(result)}`);

describeWithPython('a sign-in with a code and a tenant, declared in OPTIONS', () => {
  const stage = staged('simplejwt', { steps: 'fields' });

  it('the form’s fields: as the server labels and types them', async () => {
    expect(await stage.fields()).toEqual([
      {
        ...{ name: 'otp', label: 'One-time code', type: 'code', required: false },
        ...{ helpText: 'From your authenticator app.', maxLength: 6 },
      },
      {
        ...{ name: 'tenant', label: 'Tenant', type: 'choice', required: true },
        choices: [
          { value: 'acme', label: 'Acme Ltd' },
          { value: 'globex', label: 'Globex' },
        ],
      },
    ]);
  });

  it('all filled in: signed in at once', async () => {
    expect(await stage.rows(await stage.signIn({ otp: '012345', tenant: 'acme' }))).toBe(200);
  });

  it('[67] a wrong code: the server’s words on its field; a wrong password: no second step', async () => {
    const wrong = await stage.signIn({ otp: '999999', tenant: 'acme' });
    expect(!wrong.ok && wrong.error).toMatchObject({ code: 'invalid-fields', fields: { otp: ['Wrong code.'] } });
    const refused = await stage.signIn({ tenant: 'acme' }, 'not-the-password');
    expect(!refused.ok && refused.error.code).toBe('refused');
  });

  it('the code left out: asked for as a second step, refused once, then the same request with it', async () => {
    const asked = await stage.signIn({ tenant: 'globex' });
    const step = stepOf(asked);
    expect(step).toMatchObject({
      ...{ endpoint: stage.server().endpoints.signIn, words: 'Enter the code of your authenticator app.' },
      fields: [{ name: 'otp', label: 'One-time code', type: 'code', required: true, maxLength: 6 }],
    });
    expect(JSON.stringify(asked)).not.toContain(stage.backend().password);
    const wrong = await stage.go(step.stepId, { otp: '111111' });
    expect(!wrong.ok && wrong.error.fields).toEqual({ otp: ['Wrong code.'] });
    expect(await stage.rows(await stage.go(step.stepId, { otp: '012345' }))).toBe(200);
    const again = await stage.go(step.stepId, { otp: '012345' });
    expect(!again.ok && again.error).toMatchObject({ code: 'gone', reason: 'second-step' });
  });

  it('[67] turned away from: the step is over, and no profile came of it', async () => {
    const step = stepOf(await stage.signIn({ tenant: 'acme' }));
    stage.real().services.sessions.dropStep(step.stepId);
    const late = await stage.go(step.stepId, { otp: '012345' });
    expect(!late.ok && late.error.code).toBe('gone');
    expect(stage.real().services.profiles.all()).toHaveLength(1);
  });
});

describeWithPython('a sign-in in two steps, as django-trench answers', () => {
  const stage = staged('simplejwt', { steps: 'ticket' });

  it('found, though its OPTIONS lists no fields; the code goes below the sign-in endpoint', async () => {
    const step = stepOf(await stage.signIn());
    expect(step).toMatchObject({ endpoint: `${stage.server().endpoints.signIn}code/`, fields: [{ name: 'code' }] });
    const wrong = await stage.go(step.stepId, { code: '1' });
    expect(!wrong.ok && wrong.error).toMatchObject({
      ...{ code: 'refused', server: { words: 'Code is invalid or expired.' } },
    });
    expect(await stage.rows(await stage.go(step.stepId, { code: '012345' }))).toBe(200);
  });

  it('a session that came that way renews like any other', async () => {
    const [profile] = stage.real().services.profiles.all();
    const session = stage.real().services.sessions.get(profile?.id ?? '');
    expect(session.ok && (await session.value.renewNow()).ok).toBe(true);
  });
});

describeWithPython('django-trench itself', () => {
  const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const stage = staged('simplejwt', { steps: 'trench' });
  beforeAll(() => stage.moveSignIn('auth/login/'));

  it('[67] a wrong password: no second step; who has none is signed in as ever', async () => {
    const refused = await stage.signIn({}, 'not-the-password');
    expect(!refused.ok && refused.error).toMatchObject({
      server: { status: 400, words: 'Unable to login with provided credentials.' },
    });
    expect(await stage.rows(await stage.signIn())).toBe(200);
  });

  it('who has one is asked below the sign-in endpoint, and again after a wrong code; renewed like any other', async () => {
    await stage.backend().control.activateTotp(SECRET);
    const step = stepOf(await stage.signIn());
    expect(step).toMatchObject({
      ...{
        endpoint: `${stage.backend().url}auth/login/code/`,
        fields: [{ name: 'code', type: 'code', required: true }],
      },
    });
    const wrong = await stage.go(step.stepId, { code: '1' });
    expect(!wrong.ok && wrong.error).toMatchObject({
      ...{ code: 'refused', server: { words: 'Invalid or expired code.' } },
    });
    const begun = await stage.go(step.stepId, { code: totp(SECRET, Date.now()) });
    expect(await stage.rows(begun)).toBe(200);
    const session = stage.real().services.sessions.get(begun.ok ? begun.value.profileId : '');
    expect(session.ok && (await session.value.renewNow()).ok).toBe(true);
  });
});

describeWithPython('dj-rest-auth’s own second step', () => {
  const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const stage = staged('dj-rest-auth', { steps: 'mfa' });

  it('who has none is signed in as ever', async () => {
    expect(await stage.rows(await stage.signIn())).toBe(200);
  });

  it('who has one is asked at mfa/verify/, and again after a wrong code', async () => {
    await stage.backend().control.activateTotp(SECRET);
    const step = stepOf(await stage.signIn());
    expect(step.endpoint).toBe(`${stage.backend().url}dj-rest-auth/mfa/verify/`);
    expect(step.fields).toMatchObject([{ name: 'code', type: 'code', required: true, maxLength: 9 }]);
    const wrong = await stage.go(step.stepId, { code: '000' });
    expect(!wrong.ok && wrong.error).toMatchObject({ fields: { code: ['Invalid code.'] } });
    expect(await stage.rows(await stage.go(step.stepId, { code: totp(SECRET, Date.now()) }))).toBe(200);
  });
});
