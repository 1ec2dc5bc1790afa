import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import type { Profile } from '../../../../electron/contract/profile';
import { type Failure, failure, ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import { SignInPage } from '../../../../renderer/sign-in/sign-in-page';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { found, sampleDialects, sampleFacts } from '../../../helpers/renderer/samples';

type Open = {
  readonly answers?: FakeAnswers;
  readonly profiles?: readonly Profile[];
  readonly sessions?: readonly SessionView[];
  readonly shownId?: string | null;
};

export const open = ({ answers = {}, profiles = [], sessions = [], shownId = null }: Open = {}) => {
  const fake = fakeBridge({
    'profile:dialects': () => ok(sampleDialects),
    'profile:detect': () => ok(found()),
    'desktop:facts': () => ok(sampleFacts),
    'profile:show': () => ok(null),
    ...answers,
  });
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const view = renderWindow(
    fake,
    <SignInPage profiles={profiles} sessions={sessions} shownId={shownId} onSettings={() => {}} />,
  );
  return { ...fake, ...view, user };
};

export const form = () => within(screen.getByRole('form', { name: 'Sign in' }));
export const address = () => form().getByRole('textbox', { name: 'Server address' });
export const username = () => form().getByRole('textbox', { name: 'Username' });
export const password = () => form().getByLabelText('Password', { selector: 'input' });
export const submit = () => form().getByRole('button', { name: 'Sign in' });
export const detection = () => form().queryByRole('status', { name: 'Server detection' })?.textContent;
export const settle = () => act(async () => vi.advanceTimersByTimeAsync(0));

/** Up to the press of the button, against a server that was found. */
export const fillIn = async ({ user }: { readonly user: ReturnType<typeof userEvent.setup> }) => {
  await user.type(address(), 'api.example.test{Enter}');
  await waitFor(() => expect(detection()).toContain('SimpleJWT'));
  await user.type(username(), 'maria');
  await user.type(password(), 'correct horse');
};

export const refusal = (fault: Partial<Failure> = {}): Failure =>
  failure('refused', '', {
    server: { status: 401, words: 'No active account found with the given credentials' },
    ...fault,
  });
