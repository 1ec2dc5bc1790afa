import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { AfterStop } from '../../../renderer/after-stop';

afterEach(() => history.replaceState(null, '', '/'));

describe('after the view stopped', () => {
  test.each(['crash', 'hang'])('[56] loaded again after a %s: said, and not again once dismissed', (after) => {
    history.replaceState(null, '', `/index.html?after=${after}`);
    const { unmount } = render(<AfterStop as="strip" />);
    expect(screen.getByText('The view stopped and was loaded again.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('The view stopped and was loaded again.')).toBeNull();
    unmount();
    render(<AfterStop as="strip" />);
    expect(screen.queryByText('The view stopped and was loaded again.')).toBeNull();
  });

  test('loaded as ever: nothing is said', () => {
    history.replaceState(null, '', '/index.html');
    const { container } = render(<AfterStop as="banner" />);
    expect(container.textContent).toBe('');
  });
});
