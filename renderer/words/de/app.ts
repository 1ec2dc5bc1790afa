import type { Words } from '../catalogue';

const lostOnDisk = (path: string): string =>
  `${path} konnte nicht geschrieben werden. Sitzungen sind nicht betroffen; Änderungen an Einstellungen und Profilen gehen verloren, wenn Latchkey geschlossen wird.`;

export const app: Words['app'] = {
  name: 'Latchkey',
  noBridge: {
    title: 'Latchkey konnte nicht starten',
    text: 'Das Fenster hat keine Verbindung zum Rest der App. Es wurde nichts gesendet und nichts geändert. Schließen Sie das Fenster und starten Sie Latchkey neu; bleibt es dabei, installieren Sie es neu.',
  },
  crash: {
    title: 'Diese Ansicht ist stehen geblieben. Ihre Sitzung ist sicher.',
    reload: 'Ansicht neu laden',
    copy: 'Einzelheiten kopieren',
    details: 'Einzelheiten',
  },
  sections: 'Bereiche',
  subscribers: 'Subscribers',
  token: 'Token',
  requests: 'Anfragen',
  settings: 'Einstellungen',
  notifications: 'Meldungen',
  dismiss: 'Ausblenden',
  undo: 'Rückgängig',
  cancel: 'Abbrechen',
  close: 'Schließen',
  tryAgain: 'Erneut versuchen',
  loading: 'Wird geladen…',
  copied: (what) => `Kopiert: ${what}`,
  keys: {
    caps: {
      Control: 'Strg',
      Shift: 'Umschalt',
      Enter: 'Eingabe',
      Space: 'Leer',
      Home: 'Pos1',
      End: 'Ende',
      Escape: 'Esc',
      Delete: 'Entf',
      ArrowUp: '↑',
      ArrowDown: '↓',
    },
    spoken: {
      Control: 'Strg',
      Shift: 'Umschalt',
      Enter: 'Eingabe',
      Space: 'Leertaste',
      Home: 'Pos1',
      End: 'Ende',
      Escape: 'Escape',
      Delete: 'Entfernen',
      ArrowUp: 'Pfeil hoch',
      ArrowDown: 'Pfeil runter',
    },
  },
  lastRequest: {
    none: 'noch keine Anfrage',
    name: (line) => `Letzte Anfrage: ${line}`,
    line: (method, outcome, time) => `${method} ${outcome} · ${time}`,
    failed: 'gescheitert',
    title: 'Letzte Anfrage',
    copyCurl: 'Als curl kopieren',
    curl: 'Anfrage als curl',
    earlier: 'Frühere Anfragen',
    request: 'Anfrage',
    status: 'Status',
    time: 'Dauer',
    size: 'Größe',
    authorization: 'Authorization',
    server: 'Server',
    notShown: (scheme) =>
      `${scheme === '' ? 'Außerhalb' : `${scheme}, außerhalb`} dieses Fensters hinzugefügt, nicht gezeigt`,
    marks: { 'sign-in': 'Anmeldung', renewal: 'Erneuerung', again: 'noch einmal gesendet' },
    bytes: (count) => `${count} Bytes`,
  },
  notLive: {
    lockedTitle: 'Ihre Sitzung liegt in einem gesperrten Schlüsselbund',
    lockedText:
      'Latchkey konnte sie nicht lesen und hat sie nicht gelöscht. Entsperren Sie den Schlüsselbund Ihres Desktops und versuchen Sie es erneut.',
    withPassword: 'Mit dem Passwort anmelden',
    outTitle: 'Sie sind abgemeldet',
    outText: 'Melden Sie sich neu an, um Zeilen zu laden.',
  },
  afterStop: {
    title: 'Die Ansicht ist stehen geblieben und wurde neu geladen.',
    text: 'Ihre Sitzung ist sicher und war nie unterbrochen.',
  },
  notices: {
    'profiles-set-aside': {
      title: 'Die Liste der Profile war nicht lesbar und wurde beiseitegelegt.',
      text: (path) => `Sie liegt unter ${path}. Token im Schlüsselbund wurden nicht berührt.`,
    },
    'settings-set-aside': {
      title: 'Die Einstellungen waren nicht lesbar und wurden beiseitegelegt.',
      text: (path) => `Sie liegen unter ${path}. Latchkey benutzt seine Vorgaben.`,
    },
    'disk-full': { title: 'Die Platte ist voll.', text: lostOnDisk },
    'disk-failed': { title: 'Eine Datei konnte nicht geschrieben werden.', text: lostOnDisk },
  },
};
