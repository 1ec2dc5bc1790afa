import { expect } from 'vitest';

export const copy = (asked: unknown): readonly unknown[] => [1, asked];

export const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
