import type { WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol';

/** Threat: a link, a script or a dropped file turns our window into another site's page, with our bridge in it. */
export const lockNavigation = (contents: WebContents): void => {
  const refuse = (event: { readonly url?: string; preventDefault(): void }, legacyUrl?: string): void => {
    if (!isOurs(event.url ?? legacyUrl ?? '')) event.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
};

const isOurs = (url: string): boolean => {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}` === APP_ORIGIN;
  } catch {
    return false;
  }
};
