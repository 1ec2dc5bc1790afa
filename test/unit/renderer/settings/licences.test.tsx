import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../../electron/contract/result';
import { AboutTab } from '../../../../renderer/settings/about-tab';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleFacts } from '../../../helpers/renderer/samples';

const open = async (count: number) => {
  const licences = Array.from({ length: count }, (_, index) => ({
    ...{ name: `package-${index}`, version: '1.0.0', licence: 'MIT' },
    text: index === 0 ? '' : `Permission ${index}`,
  }));
  const fake = fakeBridge({ 'desktop:facts': () => ok(sampleFacts), 'desktop:licences': () => ok(licences) });
  renderWindow(fake, <AboutTab />);
  await act(async () => new Promise((resolve) => setTimeout(resolve, 0)));
};

describe('About', () => {
  test('every package with its version and licence, its text at a press', async () => {
    await open(2);
    const list = within(screen.getByRole('region', { name: 'Licences' }));
    fireEvent.click(list.getByText(/package-1 1\.0\.0/));
    expect(list.getByText('Permission 1')).toBeTruthy();
    expect(list.getByText(/ships no text/)).toBeTruthy();
  });

  test('no list, as in a build that made none: no heading either', async () => {
    await open(0);
    expect(screen.queryByText('Licences')).toBeNull();
  });
});
