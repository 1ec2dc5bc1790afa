import { act, fireEvent, screen } from '@testing-library/react';
import { tokenText } from '../../helpers/renderer/samples';
import { openToken, press, type Screen, signature, tokenPanel } from './names-stage';

export const tokenScreens: Readonly<Record<string, Screen>> = {
  token: {
    reach: () => openToken(),
    rows: [
      { role: 'tabpanel', names: ['Token'] },
      { role: 'tablist', in: tokenPanel, names: ['Token shown'] },
      { role: 'tab', in: { role: 'tablist', name: 'Token shown' }, names: ['Access', 'Refresh', 'Pasted'] },
      {
        role: 'button',
        in: tokenPanel,
        names: [
          ...['Compare with previous', 'Copy', 'Reveal token', 'Copy as JSON: claims', 'Copy as JSON: header'],
          ...['Copy claim exp', 'Show', 'Verify signature', 'Copy diary'],
        ],
      },
      { role: 'region', in: tokenPanel, names: ['Encoded token', 'Lifetime', 'Claims', 'Header', 'Signature'] },
      { role: 'radiogroup', in: signature, names: ['Verify with'] },
      { role: 'radio', in: signature, names: ['Server', 'Secret', 'PEM or JWKS'] },
      { role: 'table', in: tokenPanel, names: ['Claims', 'Header', 'Renewal diary'] },
      {
        role: 'img',
        in: { role: 'region', name: 'Lifetime' },
        names: [/^Issued .+, now .+, renews .+, expires .+\. Renewal window .+ to .+\.$/],
      },
      { role: 'complementary', in: tokenPanel, names: ['Findings and history'] },
      { role: 'list', in: { role: 'complementary', name: 'Findings and history' }, names: ['Findings'] },
    ],
  },
  'token-revealed': {
    reach: async () => {
      await openToken();
      await act(async () => press('button', 'Reveal token'));
      press('button', 'Copy');
    },
    rows: [
      { role: 'button', in: { role: 'region', name: 'Encoded token' }, names: ['Hide token', 'Keep for 60 s'] },
      { role: 'menu', names: ['Copy'] },
      {
        role: 'menuitem',
        in: { role: 'menu', name: 'Copy' },
        names: [
          ...['Copy claims as JSON', 'Copy header as JSON', 'Copy curl with placeholder', 'Copy access token…'],
          ...['Copy curl with token…'],
        ],
      },
    ],
  },
  'token-diff': {
    reach: async () => {
      await openToken();
      press('button', 'Compare with previous');
    },
    rows: [
      { role: 'table', in: tokenPanel, names: ['Changed by the last renewal'] },
      { role: 'checkbox', in: tokenPanel, names: ['Only changes'] },
    ],
  },
  'token-pasted': {
    reach: async () => {
      await openToken();
      press('tab', 'Pasted');
      const field = screen.getByRole('textbox', { name: 'Token to inspect' });
      await act(async () => fireEvent.paste(field, { clipboardData: { getData: () => tokenText({ user_id: 1 }) } }));
    },
    rows: [
      { role: 'textbox', in: { role: 'region', name: 'Pasted token' }, names: ['Token to inspect'] },
      { role: 'button', in: tokenPanel, names: ['Clear', 'Compare with session', 'Show secret'] },
    ],
  },
  'token-key': {
    reach: async () => {
      await openToken();
      press('radio', 'PEM or JWKS');
    },
    rows: [{ role: 'textbox', in: signature, names: ['Public key, JWK or JWKS'] }],
  },
};
