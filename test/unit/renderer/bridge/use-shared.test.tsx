import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { BridgeProvider, useBridge } from '../../../../renderer/bridge/bridge-context';
import { spokenOf } from '../../../../renderer/bridge/shared-store';
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

test('what main has said before the first component is there when it is drawn, and is not asked for once more', async () => {
  const { bridge, fire } = fakeBridge({});
  let asked = 0;
  const settings = bridge['settings:changed'];
  const listen: typeof settings = (listener) => {
    asked += 1;
    return settings(listener);
  };
  const own = { ...bridge, 'settings:changed': listen };
  const spoken = spokenOf(listen);
  fire('settings:changed', sampleSettings({ theme: 'dark' }));
  await spoken;
  render(
    <BridgeProvider bridge={own}>
      <Theme />
    </BridgeProvider>,
  );
  expect(screen.getByText('dark')).toBeTruthy();
  expect(asked).toBe(1);
});
