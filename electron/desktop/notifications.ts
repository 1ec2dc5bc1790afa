import { Notification } from 'electron';

/** Windows knows by it whose notification it is: the `appId` of the installer's shortcut. */
export const APP_USER_MODEL_ID = 'app.latchkey.desktop';

/** The system's notifications. */
export type Notifier = {
  show(told: { readonly title: string; readonly body: string }, onPress: () => void): void;
};

/** Held until they are gone: one that is collected as garbage no longer hears its press. */
const shown = new Set<Notification>();

export const systemNotifier: Notifier = {
  show: ({ title, body }, onPress) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    const gone = (): void => void shown.delete(notification);
    notification.on('click', () => {
      gone();
      onPress();
    });
    notification.on('close', gone);
    notification.on('failed', gone);
    shown.add(notification);
    notification.show();
  },
};
