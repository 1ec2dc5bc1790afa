import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../electron/contract/default-settings';
import { ok } from '../../../electron/contract/result';
import { followSettings } from '../../../renderer/follow-settings';
import { ProfileMenu } from '../../../renderer/session-bar/profile-menu';
import { SessionStrip } from '../../../renderer/session-bar/session-strip';
import { StateChip } from '../../../renderer/session-bar/state-chip';
import { TokenPanel } from '../../../renderer/token/token-panel';
import { clockTime, moment } from '../../../renderer/words/human';
import { fakeBridge } from '../../helpers/fake-bridge';
import { renderWindow } from '../../helpers/renderer/render-window';
import {
  activeState,
  sampleProfile,
  sampleSettings,
  sampleToken,
  sampleView,
  tokenText,
} from '../../helpers/renderer/samples';

const NOW = Date.UTC(2026, 10, 23, 23, 30, 5);
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  delete document.documentElement.dataset['covered'];
});

const isCovered = (): boolean => document.documentElement.dataset['covered'] !== undefined;

describe('hide contents while the screen is locked', () => {
  const follow = (hideOnLock: boolean) => {
    const fake = fakeBridge({});
    fake.fire('settings:changed', sampleSettings({ hideOnLock }));
    followSettings(fake.bridge);
    return fake;
  };

  test('chosen: nothing is to be seen from locking to unlocking', () => {
    const { fire } = follow(true);
    fire('screen:locked', null);
    expect(isCovered()).toBe(true);
    fire('screen:unlocked', null);
    expect(isCovered()).toBe(false);
  });

  test('chosen, and the system does not tell of the unlocking: the first press shows all again', () => {
    follow(true).fire('screen:locked', null);
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(isCovered()).toBe(false);
  });

  test('not chosen: locking hides nothing', () => {
    follow(false).fire('screen:locked', null);
    expect(isCovered()).toBe(false);
  });
});

test('time zone UTC: clocks, dates and "today" are those of UTC, and local ones again when it is chosen', () => {
  const local = clockTime(NOW);
  const { bridge, fire } = fakeBridge({});
  followSettings(bridge);
  fire('settings:changed', sampleSettings({ timeZone: 'utc' }));
  expect(clockTime(NOW)).toBe('23:30:05');
  expect(moment(NOW + HOUR, NOW)).toBe('24 Nov 00:30:05');
  expect(moment(NOW - HOUR, NOW)).toBe('Today 22:30:05');
  fire('settings:changed', defaultSettings);
  expect(clockTime(NOW)).toBe(local);
});

describe('warn before the renewal window ends', () => {
  const view = sampleView({
    clock: null,
    state: { ...activeState(NOW), lifetime: { expiresAtMs: NOW + HOUR, windowEndsAtMs: NOW + HOUR / 2 } },
  });
  const show = (warnBeforeWindowEnds: number | null) => {
    const fake = fakeBridge({});
    fake.fire('settings:changed', sampleSettings({ warnBeforeWindowEnds }));
    const nothing = (): void => {};
    renderWindow(
      fake,
      <>
        <StateChip view={view} onAction={nothing} onWhyMemory={nothing} isActing={false} />
        <SessionStrip view={view} profile={sampleProfile()} onAction={nothing} isActing={false} />
        <ProfileMenu
          profile={sampleProfile()}
          profiles={[sampleProfile()]}
          sessions={[view]}
          onShow={nothing}
          onManage={nothing}
          onLend={nothing}
          onNewWindow={nothing}
        />
      </>,
    );
    fireEvent.click(screen.getByRole('button', { name: /^Profile: maria/ }));
    return {
      chip: screen.getByRole('status', { name: 'Session state' }).textContent ?? '',
      strip: screen.queryByText(/The renewal window ends at/),
      menu: screen.getByRole('menuitemradio').textContent ?? '',
    };
  };

  test('a day before: chip, strip and menu say it', () => {
    const { chip, strip, menu } = show(86_400);
    expect(chip).toContain('renewal window ends in 30:00');
    expect(menu).toContain('renewal window ends in 30:00');
    expect(strip).not.toBeNull();
  });

  test('a minute before, or never: not yet', () => {
    for (const seconds of [60, null]) {
      const { chip, strip, menu } = show(seconds);
      expect(chip).toContain('renews in 3:42');
      expect(menu).toContain('renews in 3:42');
      expect(strip).toBeNull();
      document.body.replaceChildren();
    }
  });
});

describe('tokens on screen and on the clipboard', () => {
  const text = tokenText({ exp: Math.floor(NOW / 1_000) + 252 });
  const show = async (change: Parameters<typeof sampleSettings>[0]) => {
    const fake = fakeBridge({
      'token:view': ({ which }) => ok(sampleToken(which, text)),
      'token:reveal': () => ok(text),
      'token:copy': () => ok(null),
      'session:diary': () => ok([]),
    });
    fake.fire('settings:changed', sampleSettings(change));
    renderWindow(fake, <TokenPanel profile={sampleProfile()} view={sampleView({ clock: null })} />);
    await wait(0);
  };
  const wait = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));

  test('a revealed token: hidden after the chosen time, and not before', async () => {
    await show({ hideRevealedAfterSeconds: 10 });
    fireEvent.click(screen.getByRole('button', { name: 'Reveal token' }));
    await wait(9_900);
    expect(screen.queryByRole('button', { name: 'Hide token' })).not.toBeNull();
    await wait(200);
    expect(screen.queryByRole('button', { name: 'Hide token' })).toBeNull();
  });

  test('counted on this computer: the token panel says whose clock it is', async () => {
    await show({ countOn: 'computer' });
    expect(screen.getByText('Times are counted on this computer’s clock, as the settings say.')).toBeTruthy();
  });

  test.each([
    [30, 'Copied a live token. Cleared from the clipboard in 30 s.'],
    [null, 'Copied a live token. It stays on the clipboard.'],
  ])('a copied token, cleared after %s s: said so', async (clearCopiedAfterSeconds, words) => {
    await show({ clearCopiedAfterSeconds });
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    fireEvent.click(screen.getByRole('menuitem', { name: /Copy access token/ }));
    await wait(0);
    expect(screen.getByText(words)).toBeTruthy();
  });
});
