import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RowWritten } from '../../../../electron/contract/edits';
import type { Desktop } from '../../../../electron/desktop/system';
import { handlers } from '../../../../electron/ipc/handlers';
import type { Upkeep } from '../../../../electron/ipc/upkeep-handlers';
import { Unsaved } from '../../../../electron/window/unsaved';
import {
  type Issuer,
  never,
  type ProfileStage,
  profileStage,
  setupAt,
  startIssuer,
} from '../../../helpers/profile-stage';

vi.mock('electron', () => ({ app: { on: () => {} } }));

let stage: ProfileStage | null = null;
let issuer: Issuer | null = null;
afterEach(async () => {
  await issuer?.close();
  issuer = null;
  await stage?.close();
  stage = null;
});

/** Two windows over the same services. */
const opened = async () => {
  stage = profileStage();
  const { services } = stage;
  await services.start();
  const created = await services.editing.create(setupAt('https://api.example.test'), 'ana', true);
  const profileId = created.ok ? created.value.id : '';
  const desktop: Desktop = Object.create(null);
  const upkeep: Upkeep = Object.create(null);
  const windowOf = () => {
    const shown: (string | null)[] = [];
    const another: string[] = [];
    const unsaved = new Unsaved();
    const show = async (id: string | null) => void shown.push(id);
    const written: RowWritten[] = [];
    const own = {
      ...{ unsaved, show, openAnother: (id: string) => void another.push(id) },
      wrote: (one: RowWritten) => void written.push(one),
    };
    return { shown, another, unsaved, written, ask: handlers(services, desktop, own, upkeep) };
  };
  return { stage, profileId, first: windowOf(), second: windowOf() };
};

describe('what is a window’s own', () => {
  it('which profile it shows, and what it has not saved: the other one keeps its own', async () => {
    const { first, second, profileId } = await opened();
    await second.ask['profile:show']({ profileId }, never);
    await second.ask['desktop:unsaved']({ drafts: 2, deletions: 0, refused: 0 }, never);
    await second.ask['desktop:keep-draft']({ draftId: 'x', text: 'typed' }, never);
    expect([first.shown, second.shown]).toEqual([[], [profileId]]);
    expect([first.unsaved.counts.drafts, second.unsaved.counts.drafts]).toEqual([0, 2]);
    expect(await first.ask['desktop:kept-drafts']({}, never)).toEqual({ ok: true, value: [] });
  });

  it('another window opens on a profile that is there, and on no other', async () => {
    const { first, profileId } = await opened();
    expect(await first.ask['window:open']({ profileId }, never)).toEqual({ ok: true, value: null });
    expect(await first.ask['window:open']({ profileId: 'nobody' }, never)).toMatchObject({ error: { code: 'gone' } });
    expect(first.another).toEqual([profileId]);
  });

  it('a row that it has written: told on with what the server answered; a write that was refused is not', async () => {
    const { stage: staged, first } = await opened();
    issuer = await startIssuer();
    const signedIn = await staged.signIn(setupAt(issuer.origin));
    const profileId = signedIn.ok ? signedIn.value.profileId : '';
    const where = { profileId, path: 'things/' };
    const written = { confirmed: false, values: {} };
    await first.ask['resource:create']({ ...where, ...written }, never);
    await first.ask['resource:change']({ ...where, ...written, key: '1', base: null, overwrite: false }, never);
    await first.ask['resource:remove']({ ...where, key: '1', confirmed: false }, never);
    await first.ask['resource:remove']({ ...where, profileId: 'nobody', key: '1', confirmed: false }, never);
    expect(first.written).toEqual([
      { ...where, key: null, row: { id: 2 } },
      { ...where, key: '1', row: { id: 1 } },
      { ...where, key: '1', row: null },
    ]);
  });
});
