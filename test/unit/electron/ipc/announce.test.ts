import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { Announcer } from '../../../../electron/ipc/announce';

const page = (isDestroyed = false) => {
  const heard: (readonly unknown[])[] = [];
  const seen = {
    isDestroyed: () => isDestroyed,
    send: (...what: readonly unknown[]) => void heard.push(what),
  };
  const contents: WebContents = Object.assign(Object.create(null), seen);
  return { heard, contents };
};

describe('news to the window', () => {
  it('a state: sent to the window, and its last value to a page that begins to listen', () => {
    const window = page();
    const announcer = new Announcer({ windows: () => [window.contents] });
    announcer.announce('profiles:changed', { profiles: [], shownId: null });
    announcer.announce('profiles:changed', { profiles: [], shownId: 'p1' });
    expect(window.heard).toHaveLength(2);
    const late = page();
    announcer.replay(late.contents, 'profiles:changed');
    expect(late.heard).toEqual([['profiles:changed', { profiles: [], shownId: 'p1' }]]);
  });

  it('a state of which nothing was said yet: nothing is sent', () => {
    const late = page();
    new Announcer({ windows: () => [] }).replay(late.contents, 'settings:changed');
    expect(late.heard).toEqual([]);
  });

  it('a notice: heard by who listens now, never repeated', () => {
    const window = page();
    const announcer = new Announcer({ windows: () => [window.contents] });
    announcer.announce('screen:locked', null);
    const late = page();
    announcer.replay(late.contents, 'screen:locked');
    expect(window.heard).toEqual([['screen:locked', null]]);
    expect(late.heard).toEqual([]);
  });

  it('no window, as on macOS: kept for the next one', () => {
    const announcer = new Announcer({ windows: () => [] });
    announcer.announce('profiles:changed', { profiles: [], shownId: 'p2' });
    const next = page();
    announcer.replay(next.contents, 'profiles:changed');
    expect(next.heard).toEqual([['profiles:changed', { profiles: [], shownId: 'p2' }]]);
  });

  it('what a window has of its own: told to it, now and when it begins to listen; the others hear the same as ever', () => {
    const [one, other] = [page(), page()];
    const announcer = new Announcer({
      windows: () => [one.contents, other.contents],
      tailored: { 'profiles:changed': (view, to) => (to === other.contents ? { ...view, shownId: 'p2' } : view) },
    });
    announcer.announce('profiles:changed', { profiles: [], shownId: 'p1' });
    announcer.replay(other.contents, 'profiles:changed');
    expect(one.heard).toEqual([['profiles:changed', { profiles: [], shownId: 'p1' }]]);
    const own = ['profiles:changed', { profiles: [], shownId: 'p2' }];
    expect(other.heard).toEqual([own, own]);
  });

  it('a word to one window: heard by no other', () => {
    const [one, other] = [page(), page()];
    const announcer = new Announcer({ windows: () => [one.contents, other.contents] });
    announcer.tell(other.contents, 'deletions:finish', null);
    expect([one.heard, other.heard]).toEqual([[], [['deletions:finish', null]]]);
  });

  it('a window that is being destroyed: left alone', () => {
    const window = page(true);
    new Announcer({ windows: () => [window.contents] }).announce('screen:locked', null);
    expect(window.heard).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'sessions:gone', 7, null, undefined, {}])(
    'asked to repeat %s: nothing',
    (name) => {
      const announcer = new Announcer({ windows: () => [] });
      announcer.announce('profiles:changed', { profiles: [], shownId: null });
      const late = page();
      announcer.replay(late.contents, name);
      expect(late.heard).toEqual([]);
    },
  );
});
