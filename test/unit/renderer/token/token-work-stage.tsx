import { act, fireEvent, screen } from '@testing-library/react';
import { vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import type { TokenHistoryView } from '../../../../electron/contract/token-view';
import { inspectToken } from '../../../../electron/token/inspect';
import type { ReadApart } from '../../../../renderer/token/read-apart';
import { readPasted } from '../../../../renderer/token/read-pasted';
import { TokenPanel } from '../../../../renderer/token/token-panel';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import {
  activeState,
  sampleClaims,
  sampleProfile,
  sampleToken,
  sampleView,
  tokenText,
} from '../../../helpers/renderer/samples';

export const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();
export const TEXT = tokenText(sampleClaims(NOW));

const before = inspectToken(tokenText(sampleClaims(NOW - 270_000, { jti: 'before' })), {
  nowSeconds: NOW / 1_000,
});
const history: TokenHistoryView = {
  previous: { seenAtMs: NOW - 318_000, fingerprint: '0123456789ab', inspection: before },
  facts: [
    {
      fingerprint: 'a1b2c3d4e5f6',
      seenAtMs: NOW - 48_000,
      issuedAtMs: NOW - 48_000,
      expiresAtMs: NOW + 252_000,
      changed: ['exp', 'iat', 'jti'],
    },
    { fingerprint: '0123456789ab', seenAtMs: NOW - 318_000, issuedAtMs: null, expiresAtMs: null, changed: null },
  ],
};

export const show = async (answers: FakeAnswers = {}, view: Partial<SessionView> = {}) => {
  const fake = fakeBridge({
    'token:view': ({ which }) => ok(sampleToken(which, which === 'access' ? TEXT : undefined)),
    'token:history': () => ok(history),
    'token:reveal': () => ok(TEXT),
    'token:copy': () => ok(null),
    'session:diary': () => ok([]),
    'desktop:copy': () => ok(null),
    ...answers,
  });
  const reads = openReads();
  const at = (change: Partial<SessionView>) => (
    <TokenPanel
      readApart={reads.readApart}
      profile={sampleProfile()}
      view={sampleView({ state: activeState(NOW), clock: null, ...view, ...change })}
    />
  );
  const result = renderWindow(fake, at({}));
  await settle();
  return {
    ...fake,
    ...result,
    reads,
    update: async (change: Partial<SessionView>) => {
      result.rerender(at(change));
      await settle();
    },
  };
};

/** What was to be read beside the window's thread; nothing is answered by itself. */
const openReads = () => {
  const asked: { readonly text: string; readonly answer: (isDead?: boolean) => Promise<void>; isStopped: boolean }[] =
    [];
  const readApart: ReadApart = (toRead, onRead) => {
    const entry = {
      text: toRead.text,
      answer: (isDead = false) => act(async () => onRead(isDead ? null : readPasted(toRead))),
      isStopped: false,
    };
    asked.push(entry);
    return () => {
      entry.isStopped = true;
    };
  };
  return { readApart, asked };
};

export const settle = (ms = 0) => act(async () => vi.advanceTimersByTimeAsync(ms));
export const press = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
export const openTab = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('tab', { name }));
  await settle();
};
export const region = (name: string): HTMLElement => screen.getByRole('region', { name });
export const verdict = (name: string): string =>
  screen.getByText(name, { selector: 'dt' }).parentElement?.textContent ?? '';
