import type { Session } from 'electron';

/** Threat: Chromium's default is to approve. The window needs no camera, clipboard, device, notification or download. */
export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
};
