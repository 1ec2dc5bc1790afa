import { app, net, powerMonitor } from 'electron';

/** Calls after anything that stops timers or brings the network back: wake, unlock, and online again. */
export const onWake = (check: () => void): void => {
  powerMonitor.on('resume', check);
  powerMonitor.on('unlock-screen', check);
  let wasOnline = net.isOnline();
  setInterval(() => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) check();
    wasOnline = isOnline;
  }, ONLINE_TICK_MS).unref();
};

/** Electron's main process has no `online` event; asking is cheap (electron docs, net.isOnline). */
const ONLINE_TICK_MS = 2_000;

/** Calls before the computer sleeps, where the system tells: there is time for one request, seldom for more. */
export const onSleep = (prepare: () => void): void => {
  powerMonitor.on('suspend', prepare);
};

/** macOS and Windows; Linux does not tell (electron docs, powerMonitor). */
export const onLock = (hide: () => void): void => {
  powerMonitor.on('lock-screen', hide);
};

export const onUnlock = (show: () => void): void => {
  powerMonitor.on('unlock-screen', show);
};

/** The person looks at the window. */
export const onFocus = (look: () => void): void => {
  app.on('browser-window-focus', look);
};
