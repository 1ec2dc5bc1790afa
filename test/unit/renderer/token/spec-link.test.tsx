import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { BridgeProvider } from '../../../../renderer/bridge/bridge-context';
import { addressOf, SpecLink } from '../../../../renderer/token/spec-link';
import { ToastProvider } from '../../../../renderer/ui/toasts';
import { fakeBridge } from '../../../helpers/fake-bridge';

const show = (spec: string, opens: boolean) => {
  const opened: string[] = [];
  const { bridge } = fakeBridge({
    'desktop:open-link': ({ url }) => {
      opened.push(url);
      return opens ? ok(null) : failed(failure('no-browser', ''));
    },
  });
  render(
    <BridgeProvider bridge={bridge}>
      <ToastProvider>
        <SpecLink spec={spec} />
      </ToastProvider>
    </BridgeProvider>,
  );
  return opened;
};

describe('the rule that a finding rests on', () => {
  test.each([
    ['RFC 7519 §4.1.4', 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4'],
    ['RFC 9864', 'https://www.rfc-editor.org/rfc/rfc9864'],
    ['RFC 8725bis §3.13', null],
    ['https://evil.example.test', null],
  ])('%s: at %s', (spec, url) => expect(addressOf(spec)).toBe(url));

  test('pressed: opened by main, and not before', () => {
    const opened = show('RFC 7519 §4.1.4', true);
    expect(opened).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'RFC 7519 §4.1.4' }));
    expect(opened).toEqual(['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4']);
  });

  test('no browser: said', async () => {
    show('RFC 9864', false);
    fireEvent.click(screen.getByRole('button', { name: 'RFC 9864' }));
    expect(await screen.findByText('No browser could be started')).toBeTruthy();
  });
});
