import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Lent } from '../../../../electron/contract/lending';
import type { Profile } from '../../../../electron/contract/profile';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import { useLending } from '../../../../renderer/lending/use-lending';
import { ProfileMenu } from '../../../../renderer/session-bar/profile-menu';
import { SessionBar } from '../../../../renderer/session-bar/session-bar';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleProfile, sampleView } from '../../../helpers/renderer/samples';

const ADDRESS = 'http://127.0.0.1:41234/Zm9yLXRlc3RzLW9ubHktMDEyMzQ1Njc4OWFiY2RlZmdoaWo/';
const nothing = (): void => {};

type BarProps = { readonly profile: Profile; readonly view: SessionView };
const Bar = ({ profile, view }: BarProps) => {
  const lending = useLending(profile, view, true);
  return (
    <>
      <SessionBar
        {...{
          profile,
          view,
          chips: lending.chip,
          onAction: nothing,
          onWhyMemory: nothing,
          onCommands: nothing,
          onRenew: nothing,
        }}
        {...{ onSignOut: nothing, isActing: false, isSigningOut: false }}
        profileMenu={
          <ProfileMenu
            {...{ profile, profiles: [profile], sessions: [view], onShow: nothing, onManage: nothing }}
            onNewWindow={nothing}
            onLend={lending.open}
          />
        }
      />
      {lending.dialog}
    </>
  );
};

const lentOf = (profile: Profile, more: Partial<Lent> = {}): Lent => ({
  ...{ profileId: profile.id, mayWrite: false, sinceMs: Date.now(), count: 0, idleMs: 900_000 },
  ...more,
});

type Stage = { readonly profile?: Profile; readonly view?: SessionView; readonly lent?: readonly Lent[] };

const stage = ({ profile = sampleProfile(), view = sampleView(), lent = [] }: Stage = {}) => {
  const fake = fakeBridge({
    'lend:start': () => {
      fake.fire('lending:changed', [lentOf(profile)]);
      return ok(null);
    },
    'lend:stop': () => {
      fake.fire('lending:changed', []);
      return ok(null);
    },
    'lend:address': () => ok(ADDRESS),
    'lend:copy-address': () => ok(null),
  });
  fake.fire('lending:changed', lent);
  renderWindow(fake, <Bar profile={profile} view={view} />);
  const bar = within(screen.getByRole('banner', { name: 'Session' }));
  return { ...{ fake, profile, bar }, chip: () => bar.queryByRole('button', { name: /^Lent/ }) };
};

const press = async (name: string): Promise<void> => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })));
};

const openByMenu = async (bar: ReturnType<typeof stage>['bar']) => {
  fireEvent.click(bar.getByRole('button', { name: /^Profile: / }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Lend this session…' }));
  return within(await screen.findByRole('dialog', { name: 'Lend this session' }, { timeout: 10_000 }));
};

const openByChip = async () => {
  fireEvent.click(screen.getByRole('button', { name: /^Lent: / }));
  return within(await screen.findByRole('dialog', { name: 'Lend this session' }, { timeout: 10_000 }));
};

afterEach(() => {
  vi.useRealTimers();
});

describe('a session that is not lent', () => {
  test('the bar shows nothing of it; the profile’s menu leads to the dialog, which says what lending exposes', async () => {
    const { bar, chip } = stage();
    expect(chip()).toBeNull();
    const dialog = await openByMenu(bar);
    expect(
      dialog.getByText(/^Every program on this computer that has the address can use api\.example\.test/),
    ).toBeTruthy();
  });

  test('started by choice: for reading and a quarter of an hour unless chosen otherwise', async () => {
    const { bar, fake, profile, chip } = stage();
    await openByMenu(bar);
    await press('Start lending');
    expect(fake.askedFor('lend:start')).toEqual([{ profileId: profile.id, mayWrite: false, idleMinutes: 15 }]);
    expect(chip()?.getAttribute('aria-label')).toBe('Lent: 0 requests');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Close' }));
  });

  test('with changes, for an hour', async () => {
    const { bar, fake } = stage();
    const dialog = await openByMenu(bar);
    fireEvent.click(dialog.getByRole('checkbox', { name: 'Allow changes too' }));
    fireEvent.change(dialog.getByRole('combobox', { name: 'Stop when unused for' }), { target: { value: '60' } });
    await press('Start lending');
    expect(fake.askedFor('lend:start')).toMatchObject([{ mayWrite: true, idleMinutes: 60 }]);
  });

  test.each([
    ['read-only', 'This profile only reads, so it is lent for reading.'],
    ['confirm', 'This profile asks before each change, and with another program nobody is there to be asked.'],
  ] as const)('of a profile whose writes are %s: changes cannot be chosen, with the reason', async (writes, why) => {
    const { bar, fake } = stage({ profile: sampleProfile({ writes }) });
    const dialog = await openByMenu(bar);
    const box = dialog.getByRole<HTMLInputElement>('checkbox', { name: 'Allow changes too' });
    expect(box.disabled).toBe(true);
    expect(dialog.getByText(why)).toBeTruthy();
    await press('Start lending');
    expect(fake.askedFor('lend:start')).toMatchObject([{ mayWrite: false }]);
  });

  test('signed out: cannot be started, and says what to do first', async () => {
    const refused = failure('refused', '');
    const { bar, fake } = stage({
      view: sampleView({ state: { kind: 'signed-out', reason: 'refused', failure: refused } }),
    });
    const dialog = await openByMenu(bar);
    const start = dialog.getByRole('button', { name: 'Start lending' });
    expect([start.getAttribute('aria-disabled'), start.title]).toEqual(['true', 'Sign in again first.']);
    await press('Start lending');
    expect(fake.askedFor('lend:start')).toEqual([]);
  });

  test('no address to be had: said in the dialog, which stays', async () => {
    const fake = fakeBridge({ 'lend:start': () => failed(failure('not-signed-in', '')) });
    renderWindow(fake, <Bar profile={sampleProfile()} view={sampleView()} />);
    await openByMenu(within(screen.getByRole('banner', { name: 'Session' })));
    await press('Start lending');
    expect(screen.getByRole('alert').textContent).not.toBe('');
  });
});

describe('a session that is lent', () => {
  const profile = sampleProfile();

  test('the bar says so with the count, the menu too; another profile’s lending is not this one’s', () => {
    const { fake, bar, chip } = stage({ profile, lent: [lentOf(profile, { count: 1 })] });
    expect(chip()?.getAttribute('aria-label')).toBe('Lent: 1 request');
    fireEvent.click(bar.getByRole('button', { name: /^Profile: / }));
    expect(screen.getByRole('menuitemradio').textContent).toMatch(/ · Lent$/);
    act(() => fake.fire('lending:changed', [lentOf(profile, { count: 1_234 })]));
    expect(chip()?.getAttribute('aria-label')).toBe('Lent: 1,234 requests');
    act(() => fake.fire('lending:changed', [lentOf(profile, { profileId: 'other' })]));
    expect(chip()).toBeNull();
    expect(screen.getByRole('menuitemradio').textContent).not.toContain('Lent');
  });

  test('the dialog: what is allowed, how much it is used, nothing of the address', async () => {
    stage({ profile, lent: [lentOf(profile, { mayWrite: true, count: 7 })] });
    const dialog = await openByChip();
    expect(dialog.getByText('Reading and changes')).toBeTruthy();
    expect(dialog.getByText('7')).toBeTruthy();
    expect(dialog.getByText('after 15 min without a request')).toBeTruthy();
    expect(dialog.getByRole('img', { name: 'Address, hidden' })).toBeTruthy();
    expect(document.body.textContent).not.toContain('41234');
  });

  test('the address: shown by a press, hidden by another, by its seconds, and when the window loses the focus', async () => {
    stage({ profile, lent: [lentOf(profile)] });
    const dialog = await openByChip();
    vi.useFakeTimers();
    await press('Reveal address');
    expect(dialog.getByText(ADDRESS)).toBeTruthy();
    await press('Hide address');
    expect(dialog.queryByText(ADDRESS)).toBeNull();
    await press('Reveal address');
    expect(dialog.getByText(ADDRESS)).toBeTruthy();
    act(() => void vi.advanceTimersByTime(20_000));
    expect(dialog.queryByText(ADDRESS)).toBeNull();
    await press('Reveal address');
    act(() => void window.dispatchEvent(new Event('blur')));
    expect(dialog.queryByText(ADDRESS)).toBeNull();
  });

  test('copied by main without being shown, and said when the clipboard is cleared', async () => {
    const { fake } = stage({ profile, lent: [lentOf(profile)] });
    await openByChip();
    await press('Copy address');
    expect(fake.askedFor('lend:copy-address')).toEqual([{ profileId: profile.id }]);
    expect(fake.askedFor('lend:address')).toEqual([]);
    expect(screen.getByText('Copied the address. Cleared from the clipboard in 60 s.')).toBeTruthy();
  });

  test('stopped: the chip and the dialog go, and it is said', async () => {
    const { fake, chip } = stage({ profile, lent: [lentOf(profile)] });
    await openByChip();
    await press('Stop lending');
    expect(fake.askedFor('lend:stop')).toEqual([{ profileId: profile.id }]);
    expect(chip()).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('Lending stopped. The address is gone.')).toBeTruthy();
  });

  test('it ends by itself while the dialog is open: back to the choice', async () => {
    const { fake } = stage({ profile, lent: [lentOf(profile)] });
    const dialog = await openByChip();
    act(() => fake.fire('lending:changed', []));
    expect(dialog.getByRole('button', { name: 'Start lending' })).toBeTruthy();
  });
});
