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
    // As Chromium writes it, so that nothing but the path can follow the slash.
    return frame.url.startsWith(`${APP_ORIGIN}/`);
  } catch {
    return false;
  }
};
