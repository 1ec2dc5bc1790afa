import { expect, it } from 'vitest';
import { LiveSetup } from '../../../../electron/session/live-setup';
import { liveOrigins } from '../../../../electron/session/own-origins';
import { server } from '../../../helpers/session-answers';

it('of a setup that is changed meanwhile: its origins of now', () => {
  const setup = new LiveSetup({ ...server, serverAddress: 'https://one.example.test/api/' });
  const origins = liveOrigins(setup);
  expect(origins()).toContain('https://one.example.test');
  expect(origins()).toBe(origins());
  setup.change({ ...setup.now, serverAddress: 'https://two.example.test/api/' });
  expect(origins()).not.toContain('https://one.example.test');
  expect(origins()).toContain('https://two.example.test');
  const verify = 'https://three.example.test/verify/';
  setup.change({ ...setup.now, endpoints: { ...setup.now.endpoints, verify } });
  expect(origins()).toContain('https://three.example.test');
});
