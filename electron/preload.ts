import { contextBridge, ipcRenderer } from 'electron';
import { CANCEL_CHANNEL, FIRST_NEWS, LISTEN_CHANNEL } from './contract/channels';
import { events } from './contract/events';
import { byGesture, requests } from './contract/requests';
import { failed, failure } from './contract/result';

/**
 * The bridge, made from the contract: one function a request, one a kind of news, and nothing else.
 * SECURITY (Electron checklist 20): neither ipcRenderer nor an event object reaches the page.
 */
let lastCall = 0;

/** Of this world, which the page cannot change. */
declare const navigator: { readonly userActivation: { readonly isActive: boolean } };

const call = (name: string) => (asked: unknown) => {
  if (byGesture.has(name) && !navigator.userActivation.isActive) return refused(name);
  lastCall += 1;
  const id = lastCall;
  // What cannot be cloned never leaves this process: still a Result, as every other answer.
  const result: Promise<unknown> = ipcRenderer.invoke(name, id, asked).catch(() => failed(notSent(name)));
  return { result, cancel: () => ipcRenderer.send(CANCEL_CHANNEL, id) };
};

const refused = (name: string) => ({
  result: Promise.resolve(failed(failure('not-allowed', `The request ${name} needs a press or a key of the person.`))),
  cancel: () => {},
});

const notSent = (name: string) => failure('bad-request', `The request ${name} could not be sent.`);

/** Asked for while the page's own script is on its way, and kept as it is now: so the page can begin with it. */
const known = new Map<string, unknown>();
for (const name of FIRST_NEWS) {
  ipcRenderer.on(name, (_event, payload: unknown) => known.set(name, payload));
  ipcRenderer.send(LISTEN_CHANNEL, name);
}

const listen = (name: string) => (listener: (payload: unknown) => void) => {
  const heard = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(name, heard);
  if (known.has(name)) listener(known.get(name));
  else ipcRenderer.send(LISTEN_CHANNEL, name);
  return () => {
    ipcRenderer.removeListener(name, heard);
  };
};

contextBridge.exposeInMainWorld('latchkey', {
  ...Object.fromEntries(Object.keys(requests).map((name) => [name, call(name)])),
  ...Object.fromEntries(Object.keys(events).map((name) => [name, listen(name)])),
});
