import { act, fireEvent, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { press } from '../../../helpers/renderer/editing-harness';

export const pass = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
export const row = (index: number): string => screen.getByLabelText(`row ${index}`).textContent ?? '';
export const type = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
};
export const save = (): Promise<void> => press('Save changes');
export const focused = (): string => document.activeElement?.getAttribute('name') ?? document.activeElement?.id ?? '';
