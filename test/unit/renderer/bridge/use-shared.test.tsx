import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { BridgeProvider, useBridge } from '../../../../renderer/bridge/bridge-context';
import { useShared } from '../../../../renderer/bridge/use-shared';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { sampleSettings } from '../../../helpers/renderer/samples';

const Theme = () => {
  const settings = useShared(useBridge()['settings:changed']);
  return <p>{settings ? settings.theme : 'unknown'}</p>;
};

test('a state event reaches listeners that come later, and each change after it', () => {
  const fake = fakeBridge({});
  const { bridge } = fake;
  const view = render(
    <BridgeProvider bridge={bridge}>
      <Theme />
    </BridgeProvider>,
  );
  expect(screen.getByText('unknown')).toBeTruthy();
  act(() => fake.fire('settings:changed', sampleSettings({ theme: 'dark' })));
  view.rerender(
    <BridgeProvider bridge={bridge}>
      <Theme />
      <Theme />
    </BridgeProvider>,
  );
  expect(screen.getAllByText('dark')).toHaveLength(2);
  act(() => fake.fire('settings:changed', sampleSettings({ theme: 'light' })));
  expect(screen.getAllByText('light')).toHaveLength(2);
});
