import { describe, expect, it } from 'vitest';
import type { ServerSetup } from '../../../../electron/contract/profile';
import { server } from '../../../helpers/session-answers';
import { gate, never, order, secrets, soon, stage } from './sessions-stage';

describe('at start', () => {
  it('several profiles: each with its record is signed in again', async () => {
    const { known, sessions, state } = stage();
    for (const id of ['a', 'b', 'c']) known(id);
    await sessions.restoreAll();
    expect(['a', 'b', 'c'].map((id) => state(id)?.kind)).toEqual(['active', 'active', 'active']);
  });

  it('the first one’s server does not answer: the others are signed in meanwhile', async () => {
    const { known, sessions, state, held } = stage();
    known('slow', {}, -1_000);
    known('quick', {}, -1_000);
    const way = gate();
    held.set('https://slow.example.test/', way.opened);
    const restoring = sessions.restoreAll();
    await soon();
    expect([state('slow')?.kind, state('quick')?.kind]).toEqual(['renewing', 'active']);
    way.open();
    await restoring;
    expect(state('slow')?.kind).toBe('active');
  });

  it('asked for a session before any is open, as by a command in the moment of the start: it waits and gets it', async () => {
    const { known, sessions } = stage();
    known('a');
    const asked = sessions.restored('a');
    await soon();
    await sessions.restoreAll();
    const session = await asked;
    expect(session.ok && session.value.view.state.kind).toBe('active');
    expect(await sessions.restored('nobody')).toMatchObject({ ok: false, error: { code: 'gone' } });
  });

  it('what one profile needs first takes long: the others do not wait for it', async () => {
    const { known, sessions, state } = stage();
    known('needy');
    known('plain');
    const way = gate();
    const restoring = sessions.restoreAll(({ id }) => (id === 'needy' ? way.opened : Promise.resolve()));
    await soon();
    expect(state('plain')?.kind).toBe('active');
    way.open();
    await restoring;
    expect(state('needy')?.kind).toBe('active');
  });

  it.each<readonly [string, Partial<ServerSetup>]>([
    ['of a kind of a later version', { dialectId: 'oauth3' }],
    ['whose endpoint is no URL', { endpoints: { ...server.endpoints, signIn: 'token/' } }],
    ['whose address is not http', { serverAddress: 'file:///etc/' }],
  ])('a profile %s: the app starts, the other profiles work, that one is still listed', async (_what, setup) => {
    const { known, sessions, state, profiles } = stage();
    known('odd', setup);
    known('good');
    await sessions.restoreAll();
    expect(state('good')?.kind).toBe('active');
    expect(sessions.get('odd').ok).toBe(false);
    expect(profiles.get('odd')).not.toBeNull();
    await sessions.remove('odd');
    expect(profiles.get('odd')).toBeNull();
  });

  it('signed in before the others are restored: that session stays, and there is no second one beside it', async () => {
    const { known, sessions, asked } = stage();
    known('a', server);
    await sessions.signIn(order, secrets(), never);
    const session = sessions.get('a');
    await sessions.restoreAll();
    expect(sessions.get('a')).toEqual(session);
    expect(asked).toEqual(['sign-in ana']);
  });
});
