import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../../electron/contract/profile';
import { ProfileMenu } from '../../../../renderer/session-bar/profile-menu';
import { SessionBar } from '../../../../renderer/session-bar/session-bar';
import { ProfileList } from '../../../../renderer/sign-in/profile-list';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleProfile, sampleView } from '../../../helpers/renderer/samples';

const nothing = (): void => {};
const production = sampleProfile({
  title: 'Billing',
  mark: { label: 'production', colour: 'red' },
  writes: 'read-only',
});

const show = (profile: Profile) => {
  const view = sampleView();
  renderWindow(
    fakeBridge({}),
    <>
      <SessionBar
        profile={profile}
        view={view}
        profileMenu={
          <ProfileMenu
            {...{ profile, profiles: [profile], sessions: [view] }}
            {...{ onShow: nothing, onManage: nothing, onLend: nothing, onNewWindow: nothing }}
          />
        }
        onAction={nothing}
        onWhyMemory={nothing}
        onCommands={() => {}}
        onRenew={nothing}
        onSignOut={nothing}
        isActing={false}
        isSigningOut={false}
      />
      <ProfileList profiles={[profile]} sessions={[view]} shownId={null} onShow={nothing} onSettings={nothing} />
    </>,
  );
  return within(screen.getByRole('banner', { name: 'Session' }));
};

describe('a profile with title, environment and read-only mode', () => {
  test('the bar says all three, the environment by its label and not by colour alone', () => {
    const bar = show(production);
    expect(bar.getByRole('button', { name: 'Profile: Billing maria at api.example.test' })).toBeTruthy();
    expect(bar.getByText('production').className).toContain('mark-red');
    expect(bar.getByText('Read only')).toBeTruthy();
  });

  test('menu and list beside the sign-in form say title and environment with the user', () => {
    const bar = show(production);
    fireEvent.click(bar.getByRole('button', { name: /^Profile: / }));
    expect(screen.getByRole('menuitemradio').textContent).toMatch(
      /^BBillingproduction maria at {1,2}api\.example\.test renews in /,
    );
    const list = within(screen.getByRole('navigation', { name: 'Profiles' }));
    expect(
      list.getByRole('button', { name: /^Billing ?maria at api\.example\.test Signed in ?production$/ }),
    ).toBeTruthy();
  });

  test('a plain one: user and host, nothing else', () => {
    const bar = show(sampleProfile());
    expect(bar.getByRole('button', { name: 'Profile: maria at api.example.test' })).toBeTruthy();
    expect(document.querySelector('.mark')).toBeNull();
    expect(bar.queryByText('Read only')).toBeNull();
  });
});
