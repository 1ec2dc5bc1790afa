import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ErrorBoundary } from '../../../../renderer/ui/error-boundary';

const state = { isBroken: false };

const View = () => {
  if (state.isBroken) throw new Error('no such row');
  return <p>Rows</p>;
};

test('a view that throws says so, keeps the details to copy, and comes back when it can', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  state.isBroken = true;
  const onCopy = vi.fn();
  render(
    <ErrorBoundary onCopy={onCopy}>
      <View />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('alert').textContent).toContain('This view stopped. Your session is safe.');
  fireEvent.click(screen.getByRole('button', { name: 'Copy details' }));
  expect(onCopy.mock.calls[0]?.[0]).toContain('no such row');
  state.isBroken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Reload the view' }));
  expect(screen.getByText('Rows')).toBeTruthy();
  vi.restoreAllMocks();
});
