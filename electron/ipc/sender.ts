import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { APP_ORIGIN } from '../window/app-protocol';

/**
 * SECURITY (Electron checklist 17): a request counts only from the main frame of our own window, at our own origin.
 * `senderFrame` is read synchronously, since it may be null or another page later (electron#43473).
 */
export const isTrusted = (
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  isOurs: (contents: WebContents) => boolean,
): boolean => {
  try {
    // Each of these throws on a frame that has been disposed meanwhile.
    const frame = event.senderFrame;
    if (!frame || frame.parent !== null) return false;
    if (!isOurs(event.sender)) return false;
    const url = new URL(frame.url);
    return `${url.protocol}//${url.host}` === APP_ORIGIN;
  } catch {
    return false;
  }
};
