import type { SystemWords } from './en';

const forms = (count: number): string => (count === 1 ? '1 Formular' : `${count} Formulare`);
const running = (transfers: number): string =>
  transfers === 1 ? 'Ein Export oder Import läuft.' : `${transfers} Exporte und Importe laufen.`;

export const de: SystemWords = {
  menu: {
    about: 'Über Latchkey',
    settings: 'Einstellungen…',
    services: 'Dienste',
    hide: 'Latchkey ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    quit: 'Latchkey beenden',
    file: 'Ablage',
    newWindow: 'In neuem Fenster öffnen',
    exportRows: 'Exportieren…',
    closeWindow: 'Fenster schließen',
    edit: 'Bearbeiten',
    undo: 'Widerrufen',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einsetzen',
    selectAll: 'Alles auswählen',
    add: 'Zeile hinzufügen',
    session: 'Sitzung',
    renew: 'Jetzt erneuern',
    switchProfile: 'Profil wechseln…',
    view: 'Darstellung',
    collection: 'Sammlung',
    token: 'Token',
    reload: 'Zeilen neu laden',
    palette: 'Befehlspalette',
    fullScreen: 'Vollbild ein/aus',
    window: 'Fenster',
    minimize: 'Im Dock ablegen',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
    help: 'Hilfe',
    shortcuts: 'Tastenkürzel',
  },
  unsaved: {
    running,
    runningDetail: (transfers) =>
      transfers === 1
        ? 'Er hält an, wenn Latchkey schließt, und wird beim nächsten Start wieder angeboten.'
        : 'Sie halten an, wenn Latchkey schließt, und werden beim nächsten Start wieder angeboten.',
    keepRunning: 'Weiterlaufen lassen',
    stopAndClose: 'Anhalten und schließen',
    input: (drafts) => `${forms(drafts)} ${drafts === 1 ? 'hat' : 'haben'} ungesicherte Eingaben.`,
    inputLost: 'Sie gehen verloren, wenn Latchkey schließt.',
    inputLostToo: (drafts) =>
      `Ungesicherte Eingaben in ${drafts === 1 ? '1 Formular' : `${drafts} Formularen`} gehen so oder so verloren.`,
    stops: (transfers) =>
      `${running(transfers)} ${transfers === 1 ? 'Er hält an und wird' : 'Sie halten an und werden'} beim nächsten Start wieder angeboten.`,
    keepEditing: 'Weiter bearbeiten',
    discardAndClose: 'Verwerfen und schließen',
    deletions: (rows) =>
      rows === 1
        ? '1 Löschung wartet darauf, gesendet zu werden.'
        : `${rows} Löschungen warten darauf, gesendet zu werden.`,
    deletionsDetail: '„Jetzt löschen“ sendet sie, bevor Latchkey schließt; „Behalten“ lässt die Zeilen auf dem Server.',
    cancel: 'Abbrechen',
    keep: 'Behalten',
    deleteNow: 'Jetzt löschen',
  },
  view: {
    hangs: {
      message: 'Diese Ansicht antwortet nicht. Ihre Sitzung ist sicher.',
      detail:
        'Warten Sie, falls sie beschäftigt ist, oder laden Sie sie neu. Nicht gesicherte Eingaben können beim Laden verloren gehen.',
      leave: 'Warten',
    },
    'keeps-stopping': {
      message: 'Diese Ansicht bricht immer wieder ab. Ihre Sitzung ist sicher.',
      detail:
        'Sie ist mehrmals in einer Minute abgebrochen. Laden Sie sie neu, oder lassen Sie sie und beenden Sie Latchkey.',
      leave: 'So lassen',
    },
    reload: 'Ansicht neu laden',
  },
  files: {
    authorities: 'Private Zertifizierungsstellen',
    certificate: 'Client-Zertifikat',
    keyOf: (certificate) => `Privater Schlüssel von ${certificate}`,
    exportProfiles: 'Profile exportieren',
    importProfiles: 'Profile importieren',
    exportDiary: 'Tagebuch exportieren',
    choose: 'Datei auswählen',
    exportRows: (collection) => `${collection} exportieren`,
    importRows: 'Importieren',
    saveAnswer: 'Antwort sichern',
    importRequests: 'Anfragen importieren',
  },
  notifications: {
    ended: (who) => `Die Sitzung von ${who} wurde beendet`,
    expired: (who) => `Die Sitzung von ${who} ist abgelaufen`,
    signInAgain: 'Melden Sie sich neu an, um weiterzuarbeiten. Auf dem Bildschirm geht nichts verloren.',
    at: (user, host) => `${user} bei ${host}`,
    exported: (name) => `${name}: exportiert`,
    exportFailed: (name) => `${name}: Export fehlgeschlagen`,
    exportWaits: (name) => `${name}: Der Export braucht Sie`,
    imported: (name) => `${name}: importiert`,
    importFailed: (name) => `${name}: Import fehlgeschlagen`,
    importWaits: (name) => `${name}: Der Import braucht Sie`,
  },
};
