import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import type { ForgetReport } from '../../../../electron/contract/profile-changes';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { UpdateState } from '../../../../electron/contract/updates';
import { SettingsPage } from '../../../../renderer/settings/settings-page';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleFacts } from '../../../helpers/renderer/samples';
import { choose, open, press } from './tabs-stage';

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
    await forget({ records: 1, files: 1, left: [{ what: 'keychain-record', account: 'a', why: 'locked' }] });
    await press('Forget everything');
    expect(screen.getByText('Erased 1 record, 1 file.')).toBeTruthy();
    expect(screen.getByText('Keychain record a: the keychain is locked')).toBeTruthy();
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
