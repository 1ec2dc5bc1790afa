import { scenarioBridge } from './scenario-bridge';
import { scenarios } from './scenarios';

/** Shows the real window over a fake bridge: `?screen=token&theme=dark`. No part of the product. */
const query = new URLSearchParams(location.search);
const screen = query.get('screen') ?? 'signin';
const scenario = scenarios[screen];
if (scenario)
  Reflect.set(window, 'latchkey', scenarioBridge(scenario, query.get('theme') === 'dark' ? 'dark' : 'light'));
void import('../../../../renderer/main');
