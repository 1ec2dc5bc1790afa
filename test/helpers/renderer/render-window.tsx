import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { BridgeProvider } from '../../../renderer/bridge/bridge-context';
import { ToastProvider } from '../../../renderer/ui/toasts';
import type { FakeBridge } from '../fake-bridge';

/** Renders a part of the window as the window would: over a bridge, with a place for toasts. */
export const renderWindow = ({ bridge }: FakeBridge, part: ReactNode): RenderResult => {
  const around = (inside: ReactNode): ReactNode => (
    <BridgeProvider bridge={bridge}>
      <ToastProvider>{inside}</ToastProvider>
    </BridgeProvider>
  );
  const result = render(around(part));
  return { ...result, rerender: (next) => result.rerender(around(next)) };
};
