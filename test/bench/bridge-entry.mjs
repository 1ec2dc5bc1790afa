import { bridgeOfWindow } from '../../renderer/bridge/bridge-context';

// For the page of the running window: what its own code asks by, with answers read as it reads them.
Reflect.set(globalThis, 'bridgeOfWindow', bridgeOfWindow());
