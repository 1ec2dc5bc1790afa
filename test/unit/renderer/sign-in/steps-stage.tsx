import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { ok } from '../../../../electron/contract/result';
import { SignInPage } from '../../../../renderer/sign-in/sign-in-page';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { found, sampleDialects, sampleFacts } from '../../../helpers/renderer/samples';

export const fakeWith = (answers: FakeAnswers) =>
  fakeBridge({
    'profile:dialects': () => ok(sampleDialects),
    'profile:detect': () => ok(found()),
    'profile:sign-in-fields': () => ok([]),
    'desktop:facts': () => ok(sampleFacts),
    'desktop:look-at-keychain': () => ok({ kind: 'ok' }),
    'session:drop-step': () => ok(null),
    'profile:show': () => ok(null),
    ...answers,
  });

export const open = (answers: FakeAnswers = {}) => {
  const fake = fakeWith(answers);
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const view = renderWindow(fake, <SignInPage profiles={[]} sessions={[]} shownId={null} onSettings={() => {}} />);
  return { ...fake, ...view, user };
};

export const form = (name = 'Sign in') => within(screen.getByRole('form', { name }));
export const password = () => form().getByLabelText('Password', { selector: 'input' });
export const submit = () => form().getByRole('button', { name: 'Sign in' });
export const describedBy = (element: HTMLElement): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

export const fillIn = async ({ user }: { readonly user: ReturnType<typeof userEvent.setup> }) => {
  await user.type(form().getByRole('textbox', { name: 'Server address' }), 'api.example.test{Enter}');
  await waitFor(() =>
    expect(form().getByRole('status', { name: 'Server detection' }).textContent).toContain('SimpleJWT'),
  );
  await user.type(form().getByRole('textbox', { name: 'Username' }), 'maria');
  await user.type(password(), 'correct horse');
};
