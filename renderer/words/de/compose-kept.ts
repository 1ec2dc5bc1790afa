import type { ImportLeftOut } from '../../../electron/contract/compose-shelf';
import type { ComposeWords } from '../compose';
import { number, plural } from '../human';

const leftOut: Readonly<Record<ImportLeftOut['why'], string>> = {
  credential: 'die Sitzung hat ihr eigenes',
  browser: 'das setzt ein Browser von selbst',
  reserved: 'das setzt Latchkey selbst',
  option: 'das bedeutet hier nichts',
  'foreign-origin':
    'das führt zu einem Server, den dieses Profil nicht kennt; es bleibt stehen und wird nicht gesendet',
  file: 'wählen Sie die Datei neu',
  resource: 'das sind keine Anfragen an eine API',
  'not-read': 'das war nicht zu verstehen',
};

const requests = (count: number): string => plural(count, 'Anfrage', 'Anfragen');

export const composeKept: Pick<ComposeWords, 'side' | 'save' | 'remove' | 'import'> = {
  side: {
    name: 'Gespeicherte Anfragen',
    filter: 'Anfragen filtern',
    saved: 'Gespeichert',
    none: 'Noch nichts gespeichert.',
    noMatch: 'Nichts passt.',
    drafts: 'Entwürfe',
    history: 'Verlauf',
    noHistory: 'Noch nichts gesendet.',
    clear: 'Verlauf leeren',
    more: (name) => `Mehr zu ${name}`,
    rename: 'Umbenennen…',
    remove: 'Löschen…',
    discard: 'Änderungen verwerfen',
    renameFolder: 'Ordner umbenennen…',
    removeFolder: 'Ordner löschen…',
    dropDraft: (line) => `Entwurf ${line} verwerfen`,
    changed: 'geändert',
    outcome: (status) => (status === null ? 'gescheitert' : `${status}`),
    bodyGone: {
      'too-large': 'Ihr Körper war zu groß zum Aufbewahren.',
      secret: 'Ihr Körper wurde nicht aufbewahrt: Er könnte ein Geheimnis enthalten.',
    },
    failed: 'Die gespeicherten Anfragen ließen sich nicht lesen',
  },
  save: {
    title: 'Anfrage speichern',
    renameTitle: 'Anfrage umbenennen',
    renameFolder: (folder) => `Ordner ${folder} umbenennen`,
    label: 'Name',
    folder: 'Ordner',
    folderHint: 'Leer: in keinem Ordner. Ein neuer Name legt einen neuen Ordner an.',
    needsName: 'Geben Sie zuerst einen Namen ein.',
    save: 'Speichern',
    rename: 'Umbenennen',
    cancel: 'Abbrechen',
    saved: (name) => `${name} gespeichert`,
    savedWithout: (name, names) => `${name} gespeichert, ohne was geheim sein könnte: ${names.join(', ')}`,
  },
  remove: {
    title: (name) => `${name} löschen?`,
    text: 'Es wird von diesem Computer gelöscht. An den Server wird nichts gesendet.',
    folderTitle: (folder) => `Ordner ${folder} löschen?`,
    folderText: (count) => `${requests(count)} darin ${count === 1 ? 'wird' : 'werden'} auch gelöscht.`,
    clearTitle: 'Verlauf leeren?',
    clearText: 'Was gesendet wurde, wird auf diesem Computer vergessen. Gespeicherte Anfragen bleiben.',
    cancel: 'Abbrechen',
    remove: 'Löschen',
    clear: 'Verlauf leeren',
  },
  import: {
    title: 'Anfragen importieren',
    text: 'Ein curl-Befehl, wie ihn Browser kopieren, oder eine HAR-Datei. Ausweise darin werden ausgelassen.',
    paste: 'curl-Befehle',
    file: 'Datei auswählen…',
    read: 'Importieren',
    needsText: 'Fügen Sie einen curl-Befehl ein, oder wählen Sie eine Datei.',
    notRead: 'Darin wurde keine Anfrage gefunden.',
    found: requests,
    leftOut: 'Ausgelassen',
    why: ({ what, why }) => `${what}: ${leftOut[why]}`,
    folder: 'In den Ordner speichern',
    openOne: 'Öffnen',
    open: (name) => `${name} öffnen`,
    saveAll: (count) => (count === 1 ? 'Speichern' : `Alle ${number(count)} speichern`),
    saved: (count) => `${requests(count)} gespeichert`,
    close: 'Schließen',
    cancel: 'Abbrechen',
  },
};
