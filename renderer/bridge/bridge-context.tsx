import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import type { Bridge, Call } from '../../electron/contract/bridge';
import { asData, openedAsData } from '../../electron/contract/crossing';
import type { Result } from '../../electron/contract/result';

const BridgeContext = createContext<Bridge | null>(null);

type ProviderProps = { readonly bridge: Bridge; readonly children: ReactNode };

export const BridgeProvider = ({ bridge, children }: ProviderProps): ReactElement => (
  <BridgeContext value={bridge}>{children}</BridgeContext>
);

/** The way to main. Throws outside a `BridgeProvider`: that is a bug in the tree, not a state of the app. */
export const useBridge = (): Bridge => {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('no BridgeProvider above this component');
  return bridge;
};

/** What preload put on the window, or null where it did not run; the only place that looks there. */
export const bridgeOfWindow = (): Bridge | null => {
  const found: unknown = Reflect.get(window, 'latchkey');
  return isBridge(found) ? withTextsRead(found) : null;
};

/** The same requests, those that are answered as text with their answers as data (contract/crossing.ts). */
const withTextsRead = (bridge: Bridge): Bridge => ({
  ...bridge,
  'resource:open': read(bridge['resource:open'], (answer) =>
    openedAsData(answer, (sourceId) => void bridge['resource:close']({ sourceId })),
  ),
  'resource:read': read(bridge['resource:read'], asData),
});

const read =
  <A, T>(request: (asked: A) => Call<T>, as: (answer: Result<T>) => Result<T>) =>
  (asked: A): Call<T> => {
    const { result, cancel } = request(asked);
    return { result: result.then(as), cancel };
  };

/** Preload makes all or nothing, so one request and one event stand for the rest. */
const isBridge = (found: unknown): found is Bridge =>
  typeof found === 'object' &&
  found !== null &&
  typeof Reflect.get(found, 'session:sign-in') === 'function' &&
  typeof Reflect.get(found, 'profiles:changed') === 'function';
