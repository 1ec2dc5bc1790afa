import { act, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import { ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import type { TokenView } from '../../../../electron/contract/token-view';
import { TokenPanel } from '../../../../renderer/token/token-panel';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import {
  activeState,
  sampleClaims,
  sampleDiary,
  sampleProfile,
  sampleToken,
  sampleView,
  tokenText,
} from '../../../helpers/renderer/samples';

export const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();

type Show = { readonly token?: (which: 'access' | 'refresh') => TokenView; readonly view?: Partial<SessionView> };

export const show = async ({ token = (which) => sampleToken(which), view = {} }: Show = {}) => {
  const fake = fakeBridge({
    'token:view': ({ which }) => ok(token(which)),
    'session:diary': () => ok(sampleDiary(NOW)),
    'session:export-diary': () => ok({ file: 'diary.json' }),
    'desktop:copy': () => ok(null),
  });
  const at = (change: Partial<SessionView>) => (
    <TokenPanel
      profile={sampleProfile()}
      view={sampleView({ state: activeState(NOW), clock: null, ...view, ...change })}
    />
  );
  const result = renderWindow(fake, at({}));
  await settle();
  return { ...fake, ...result, update: (change: Partial<SessionView>) => result.rerender(at(change)) };
};

export const settle = () => act(async () => vi.advanceTimersByTimeAsync(0));
export const withClaims = (claims: object, header?: object): TokenView =>
  sampleToken('access', tokenText(sampleClaims(NOW, claims), header));
export const table = (name: string) => within(screen.getByRole('table', { name }));
export const rowOf = (name: string): string =>
  table('Claims').getByRole('rowheader', { name }).closest('tr')?.textContent ?? '';
export const verdict = (name: string): string =>
  screen.getByText(name, { selector: 'dt' }).parentElement?.textContent ?? '';
