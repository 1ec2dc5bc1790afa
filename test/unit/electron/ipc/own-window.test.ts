import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Desktop } from '../../../../electron/desktop/system';
import { handlers } from '../../../../electron/ipc/handlers';
import type { Upkeep } from '../../../../electron/ipc/upkeep-handlers';
import { Unsaved } from '../../../../electron/window/unsaved';
import { never, type ProfileStage, profileStage, setupAt } from '../../../helpers/profile-stage';

vi.mock('electron', () => ({ app: { on: () => {} } }));

let stage: ProfileStage | null = null;
afterEach(async () => {
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
    const own = { unsaved, show, openAnother: (id: string) => void another.push(id) };
    return { shown, another, unsaved, ask: handlers(services, desktop, own, upkeep) };
  };
  return { profileId, first: windowOf(), second: windowOf() };
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
});
