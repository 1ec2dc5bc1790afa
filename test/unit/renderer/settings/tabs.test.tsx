import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import type { ForgetReport } from '../../../../electron/contract/profile-changes';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { UpdateState } from '../../../../electron/contract/updates';
import { SettingsPage } from '../../../../renderer/settings/settings-page';
import type { SettingsTab } from '../../../../renderer/settings/settings-tab';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleFacts, sampleProfile, sampleSettings, sampleView } from '../../../helpers/renderer/samples';

type Change = Parameters<typeof sampleSettings>[0];

const open = async (tab: SettingsTab, answers: FakeAnswers = {}, change: Change = {}) => {
  let settings = sampleSettings(change);
  const fake = fakeBridge({
    'desktop:facts': () => ok(sampleFacts),
    'settings:change': (asked) => {
      settings = sampleSettings(asked, settings);
      fake.fire('settings:changed', settings);
      return ok(settings);
    },
    ...answers,
  });
  fake.fire('settings:changed', settings);
  fake.fire('profiles:changed', { profiles: [sampleProfile(), sampleProfile({ id: 'b' })], shownId: 'maria@api' });
  fake.fire('sessions:changed', [sampleView({ clock: { offsetMs: 1_400, measuredAtMs: Date.now() } })]);
  const onBack = vi.fn();
  renderWindow(fake, <SettingsPage tab={tab} onTab={() => {}} onBack={onBack} />);
  await settle();
  return { ...fake, onBack, changes: () => fake.askedFor('settings:change') };
};
const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve, 0)));
const choose = async (name: string, label: string) => {
  const select = screen.getByRole('combobox', { name });
  const option = within(select).getByRole('option', { name: label });
  fireEvent.change(select, { target: { value: option.getAttribute('value') } });
  await settle();
};
const shown = (name: string): string => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
  return select.selectedOptions.item(0)?.textContent ?? '';
};
const press = async (name: string | RegExp, role: 'button' | 'radio' | 'switch' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await settle();
};

describe('Session', () => {
  test('each setting is asked of main by itself and shows what is in force', async () => {
    const { changes } = await open('session');
    await choose('Renew before expiry', '2 minutes');
    await choose('Warn before the renewal window ends', 'Never');
    await choose('Time zone', 'UTC');
    await choose('Hide a revealed token after', '10 seconds');
    await choose('Clear a copied token after', 'Never');
    await choose('Delete after', '15 seconds');
    await press('Renew before the computer sleeps', 'switch');
    await press('This computer', 'radio');
    expect(changes()).toEqual([
      { renewBefore: 120 },
      { warnBeforeWindowEnds: null },
      { timeZone: 'utc' },
      { hideRevealedAfterSeconds: 10 },
      { clearCopiedAfterSeconds: null },
      { deleteWaitSeconds: 15 },
      { renewBeforeSleep: false },
      { countOn: 'computer' },
    ]);
    expect(shown('Renew before expiry')).toBe('2 minutes');
    expect(shown('Clear a copied token after')).toBe('Never');
  });

  test('automatic says what it means for the session shown', async () => {
    await open('session');
    expect(shown('Renew before expiry')).toBe('Automatic (30 s)');
  });

  test('a time of one’s own: kept with Enter, and what is none is put back', async () => {
    const { changes } = await open('session');
    await choose('Renew before expiry', 'Custom…');
    expect(changes()).toEqual([]);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Seconds before expiry' });
    fireEvent.change(field, { target: { value: '45' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await settle();
    for (const wrong of ['0', '-3', 'soon', '86401']) {
      fireEvent.change(field, { target: { value: wrong } });
      fireEvent.blur(field);
      expect(field.value).toBe('45');
    }
    expect(changes()).toEqual([{ renewBefore: 45 }]);
  });

  test('values that are none of those offered: shown as they are', async () => {
    await open('session', {}, { renewBefore: 90, hideRevealedAfterSeconds: 5, warnBeforeWindowEnds: 7_200 });
    expect(shown('Renew before expiry')).toBe('Custom…');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Seconds before expiry' }).value).toBe('90');
    expect(shown('Hide a revealed token after')).toBe('5 seconds');
    expect(shown('Warn before the renewal window ends')).toBe('2 hours');
  });

  test('the clock of the server: how far it is from this computer’s', async () => {
    await open('session');
    expect(screen.getByText(/^The server is 1\.4 s ahead of this computer, measured at /)).toBeTruthy();
  });

  test('the keychain is asked by a press, and its answer is told', async () => {
    const { fire, askedFor } = await open('session', { 'desktop:look-at-keychain': () => ok({ kind: 'ok' }) });
    expect(askedFor('desktop:look-at-keychain')).toEqual([]);
    expect(screen.getByText('OS keychain (Secret Service)')).toBeTruthy();
    await press('Check again');
    expect(askedFor('desktop:look-at-keychain')).toEqual([{}]);
    await act(async () => fire('desktop:keychain', { kind: 'locked', reason: '' }));
    expect(screen.getByText(/^It is locked\. Saved sessions wait/)).toBeTruthy();
  });

  test('a change that main refuses: said', async () => {
    await open('session', { 'settings:change': () => failed(failure('disk', '')) });
    await choose('Time zone', 'UTC');
    expect(screen.getByRole('alert').textContent).toContain('The disk is full or read-only');
  });
});

describe('Privacy', () => {
  const windows = { ...sampleFacts, honours: { blockCapture: true, hideOnLock: true } };

  test('what Linux cannot honour is not offered there; Windows and macOS have it', async () => {
    await open('privacy');
    expect(screen.getAllByRole('switch').map((one) => one.getAttribute('aria-label'))).toEqual([
      'Notify me when something needs me',
    ]);
    document.body.replaceChildren();
    const { changes } = await open('privacy', { 'desktop:facts': () => ok(windows) });
    await press('Block screen capture of this window', 'switch');
    await press('Hide contents while the system is locked', 'switch');
    await press('Notify me when something needs me', 'switch');
    expect(changes()).toEqual([{ blockCapture: true }, { hideOnLock: true }, { notify: false }]);
  });

  const forget = async (report: ForgetReport) => {
    const opened = await open('privacy', { 'desktop:forget-everything': () => ok(report) });
    await press('Forget everything…');
    return opened;
  };

  test('forgetting: the question names what goes, with the harmless answer focused; Cancel asks nothing', async () => {
    const { askedFor } = await forget({ records: 0, files: 0, left: [] });
    const dialog = within(screen.getByRole('alertdialog', { name: 'Forget everything?' }));
    expect(dialog.getByText('2 profiles, each signed out, with its keychain entry and its diary')).toBeTruthy();
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Cancel' }));
    await press('Cancel');
    expect(askedFor('desktop:forget-everything')).toEqual([]);
  });

  test('forgetting: the report is the proof, also on the page that comes when the last profile is gone', async () => {
    const { askedFor, bridge } = await forget({ records: 3, files: 14, left: [] });
    await press('Forget everything');
    expect(askedFor('desktop:forget-everything')).toEqual([{}]);
    expect(screen.getByText('Erased 3 records, 14 files.')).toBeTruthy();
    expect(screen.getByText('Nothing is left.')).toBeTruthy();
    document.body.replaceChildren();
    renderWindow({ ...fakeBridge({}), bridge }, <SettingsPage tab="privacy" onTab={() => {}} onBack={() => {}} />);
    expect(screen.getByText('Erased 3 records, 14 files.')).toBeTruthy();
  });

  test('forgetting: what is left is named with its reason', async () => {
    await forget({ records: 1, files: 1, left: [{ what: 'keychain record a', reason: 'locked: locked' }] });
    await press('Forget everything');
    expect(screen.getByText('Erased 1 record, 1 file.')).toBeTruthy();
    expect(screen.getByText('keychain record a: locked: locked')).toBeTruthy();
    expect(screen.queryByText('Nothing is left.')).toBeNull();
  });
});

describe('Updates', () => {
  const at = async (update: UpdateState, answers: FakeAnswers = {}) => {
    const opened = await open('updates', answers);
    await act(async () => opened.fire('updates:changed', update));
    return opened;
  };
  const release = { version: '1.1.0', notes: 'Faster start.', releasedAt: null };

  test('how often: asked of main', async () => {
    const { changes } = await open('updates');
    await choose('Check for updates', 'Only when I ask');
    expect(changes()).toEqual([{ updates: 'on-demand' }]);
  });

  test('a build without an update address: says so and offers nothing', async () => {
    await at({ kind: 'off', why: 'no-feed' });
    expect(screen.getByText('This build has no update server, so none is ever asked.')).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
  });

  test('found, fetched, ready: each step is a press of its own, with the release notes in sight', async () => {
    const answers: FakeAnswers = {
      'updates:check': () => ok(null),
      'updates:download': () => ok(null),
      'updates:install': () => ok(null),
    };
    const { fire, askedFor } = await at({ kind: 'unknown' }, answers);
    await press('Check now');
    await act(async () => fire('updates:changed', { kind: 'available', release, checkedAtMs: 0 }));
    expect(screen.getByText('Faster start.')).toBeTruthy();
    await press('Download');
    await act(async () => fire('updates:changed', { kind: 'downloading', release, percent: 41.7 }));
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('41');
    await act(async () => fire('updates:changed', { kind: 'ready', release, isHeld: false }));
    await press('Restart and install');
    await act(async () => fire('updates:changed', { kind: 'ready', release, isHeld: true }));
    expect(screen.getByText(/save or discard what is open/)).toBeTruthy();
    const names = ['updates:check', 'updates:download', 'updates:install'] as const;
    expect(names.map((name) => askedFor(name).length)).toEqual([1, 1, 1]);
  });

  test('a damaged download: says so, and the next try fetches again', async () => {
    const { askedFor } = await at(
      { kind: 'failed', failure: failure('damaged-download', ''), release, atMs: 0 },
      { 'updates:download': () => ok(null) },
    );
    expect(screen.getByText(/^The download was damaged/)).toBeTruthy();
    await press('Try again');
    expect(askedFor('updates:download')).toEqual([{}]);
  });
});

describe('Diagnostics', () => {
  test('the report is read first, and copied by a press', async () => {
    const { askedFor } = await open('diagnostics', {
      'diagnostics:report': () => ok('Latchkey 1.0.0\nProfile 1: user-1 at server-1'),
      'desktop:copy': () => ok(null),
    });
    await press('Preview report…');
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Report text' });
    expect(text.value).toBe('Latchkey 1.0.0\nProfile 1: user-1 at server-1');
    expect(askedFor('desktop:copy')).toEqual([]);
    await press('Copy report');
    expect(askedFor('desktop:copy')).toEqual([{ text: text.value }]);
  });

  test('the folder of the log: opened, and a computer without a file manager is told', async () => {
    const { askedFor } = await open('diagnostics', {
      'diagnostics:open-folder': () => failed(failure('no-file-manager', '')),
    });
    await press('Open folder');
    expect(askedFor('diagnostics:open-folder')).toEqual([{}]);
    expect(screen.getByRole('alert').textContent).toContain('No file manager could be started');
  });
});

describe('the page', () => {
  test('Escape goes back, but not out of a dialog above it', async () => {
    const { onBack } = await open('privacy');
    await press('Forget everything…');
    fireEvent.keyDown(screen.getByRole('button', { name: 'Cancel' }), { key: 'Escape' });
    expect(onBack).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Privacy' }), { key: 'Escape' });
    expect(onBack).toHaveBeenCalledOnce();
  });
});
