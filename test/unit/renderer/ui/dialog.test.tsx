import { fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test, vi } from 'vitest';
import { Dialog } from '../../../../renderer/ui/dialog';

const Example = ({ onCancel }: { readonly onCancel: () => void }) => {
  const harmless = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      title="Delete it?"
      description="It is gone then."
      role="alertdialog"
      onCancel={onCancel}
      initialFocus={harmless}
    >
      <button type="button">Delete</button>
      <button type="button" ref={harmless}>
        Cancel
      </button>
    </Dialog>
  );
};

test('is modal, named and described, and focuses what does no harm', () => {
  render(<Example onCancel={() => {}} />);
  const dialog = screen.getByRole('alertdialog', { name: 'Delete it?' });
  expect(dialog).toHaveProperty('open', true);
  expect(document.getElementById(dialog.getAttribute('aria-describedby') ?? '')?.textContent).toBe('It is gone then.');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
});

test('Esc cancels and closes nothing by itself', () => {
  const onCancel = vi.fn();
  render(<Example onCancel={onCancel} />);
  const isGoingOn = fireEvent(screen.getByRole('alertdialog'), new Event('cancel', { cancelable: true }));
  expect(onCancel).toHaveBeenCalledOnce();
  expect(isGoingOn).toBe(false);
});

test('focus returns to what opened it', () => {
  const opener = document.createElement('button');
  document.body.append(opener);
  opener.focus();
  const { unmount } = render(<Example onCancel={() => {}} />);
  unmount();
  expect(document.activeElement).toBe(opener);
  opener.remove();
});

test('Esc in a dialog within a dialog: the inner one alone is cancelled', () => {
  const [outer, inner] = [vi.fn(), vi.fn()];
  render(
    <Dialog title="Form" onCancel={outer}>
      <Dialog title="Question" onCancel={inner}>
        <button type="button">Yes</button>
      </Dialog>
    </Dialog>,
  );
  const question = screen.getByRole('dialog', { name: 'Question' });
  expect(fireEvent(question, new Event('cancel', { cancelable: true }))).toBe(false);
  expect([inner.mock.calls.length, outer.mock.calls.length]).toEqual([1, 0]);
});
