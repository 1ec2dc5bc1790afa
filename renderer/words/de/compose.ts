import type { Failure } from '../../../electron/contract/result';
import type { ComposeWords } from '../compose';
import { number, plural, took } from '../human';
import { composeKept } from './compose-kept';
import { failures } from './failures';

const expected: Readonly<Record<Parameters<ComposeWords['parts']['fault']>[2], string>> = {
  value: 'hier wird ein Wert erwartet',
  name: 'hier wird ein Name in Anführungszeichen erwartet',
  colon: 'hier wird ein Doppelpunkt erwartet',
  comma: 'hier wird ein Komma oder die schließende Klammer erwartet',
  nothing: 'nach dem Wert darf nichts folgen',
  string:
    'diesem Text fehlt das schließende Anführungszeichen, oder er enthält ein Zeichen, das umschrieben werden muss',
  fewer: 'es sind zu viele Werte, um sie zu prüfen',
};

const size = (bytes: number): string => {
  if (bytes < 1_000) return plural(bytes, 'Byte', 'Bytes');
  const [by, unit] = bytes < 1_000_000 ? [1_000, 'KB'] : [1_000_000, 'MB'];
  return `${number(Math.round((bytes / by) * 10) / 10)} ${unit}`;
};

const onlyKey = ({ fields }: Failure): string => Object.keys(fields ?? {}).join(', ');

const answer: ComposeWords['answer'] = {
  name: 'Antwort',
  state: 'Zustand der Antwort',
  none: 'Noch keine Antwort',
  noneHint: 'Strg Eingabe sendet die Anfrage mit der Sitzung dieses Profils.',
  waiting: (time) => `Warten auf die Antwort, ${time}`,
  sending: 'Warten auf die Antwort',
  sentence: (status, tookMs, bytes) => `${status}, ${took(tookMs)}, ${size(bytes)}`,
  took,
  size,
  replayed: 'Nach einer Erneuerung noch einmal gesendet',
  renewed: 'Unterwegs erneuert',
  redacted: (count) =>
    count === 1
      ? 'Ein zurückgegebener Ausweis wurde herausgenommen'
      : `${number(count)} zurückgegebene Ausweise wurden herausgenommen`,
  shown: 'Gezeigte Antwort',
  views: { tree: 'Baum', table: 'Tabelle', raw: 'Text', preview: 'Vorschau', body: 'Körper', headers: 'Header' },
  header: 'Header',
  value: 'Wert',
  noBody: 'Die Antwort hat keinen Körper.',
  reading: 'Die Antwort wird gelesen',
  notJson: (line, column) =>
    `Der Server nennt das JSON, aber es ist keines: Zeile ${number(line)}, Spalte ${number(column)}.`,
  tooMany: 'Die Antwort hat zu viele Werte für einen Baum und wird als Text gezeigt.',
  binary: (type) => `Das ist eine Datei${type === '' ? '' : ` vom Typ ${type}`}, kein Text.`,
  tooLarge: (bytes) => `Diese Antwort von ${size(bytes)} ist zu groß für das Fenster.`,
  save: 'In eine Datei speichern…',
  saved: (file) => `Gespeichert in ${file}`,
  gone: 'Latchkey hat diese Antwort nicht mehr. Senden Sie die Anfrage noch einmal.',
  actions: 'Aktionen der Antwort',
  copy: 'Körper kopieren',
  copyTooLong: 'Der Körper ist zu lang für die Zwischenablage: Speichern Sie ihn in eine Datei.',
  body: 'der Körper',
  foldAll: 'Alles einklappen',
  unfoldAll: 'Alles ausklappen',
  open: 'Als Sammlung öffnen',
  image: (type) => `Bild vom Typ ${type}`,
  tree: 'Werte der Antwort',
  table: 'Zeilen der Antwort',
  text: 'Text der Antwort',
  row: 'Zeile',
  order: 'Die Zeilen stehen in der Reihenfolge der Antwort.',
  members: (count) => plural(count, 'Eintrag', 'Einträge'),
  items: (count) => plural(count, 'Element', 'Elemente'),
  copyValue: 'Wert kopieren',
  copyPointer: 'Zeiger kopieren',
  pointer: 'Zeiger',
  valueName: 'Wert',
};

export const compose: ComposeWords = {
  line: {
    name: 'Anfrage',
    method: 'Methode',
    address: 'Pfad',
    known: 'Bekannte Pfade',
    from: { profile: 'dieses Profil', root: 'Wurzel der API', schema: 'Schema', history: 'schon gesendet' },
    send: 'Senden',
    cancel: 'Abbrechen',
    save: 'Speichern',
    copyAs: 'Kopieren als',
    kinds: { curl: 'curl', httpie: 'HTTPie', python: 'Python requests', axios: 'axios' },
    more: 'Weitere Aktionen der Anfrage',
    fresh: 'Neue Anfrage',
    saveRequest: 'Anfrage speichern',
    saveAs: 'Speichern unter…',
    import: 'Importieren…',
    list: 'Gespeicherte Anfragen und Verlauf',
    needsAddress: 'Geben Sie zuerst einen Pfad ein.',
    readOnly: (method) =>
      `Dieses Profil liest nur, darum wird ${method} nicht gesendet. Ob es schreiben darf, steht in seinen Einstellungen.`,
  },
  parts: {
    name: 'Teile der Anfrage',
    query: 'Query',
    headers: 'Header',
    body: 'Körper',
    parameter: 'Parameter',
    header: 'Header',
    field: 'Feld',
    part: 'Teil',
    send: (what, row) => `${what} ${row} senden`,
    nameOf: (what, row) => `Name von ${what} ${row}`,
    valueOf: (what, row) => `Wert von ${what} ${row}`,
    remove: (what, row) => `${what} ${row} entfernen`,
    sent: 'Gesendet',
    pairName: 'Name',
    pairValue: 'Wert',
    ownHeaders: 'Den Ausweis und die Header des Profils fügt Latchkey selbst hinzu.',
    kind: 'Art des Körpers',
    kinds: { none: 'Keiner', json: 'JSON', form: 'Formular', multipart: 'Multipart', raw: 'Roh' },
    none: 'Diese Anfrage hat keinen Körper.',
    notWith: (method) => `${method} hat selten einen Körper. Dieser wird trotzdem gesendet.`,
    json: 'JSON',
    format: 'Formatieren',
    formatNot: 'Nur JSON ohne Fehler lässt sich formatieren.',
    fault: (line, column, what) => `Zeile ${number(line)}, Spalte ${number(column)}: ${expected[what]}.`,
    empty: 'Ein leerer Text ist kein JSON.',
    raw: 'Körper',
    contentType: 'Content-Type',
    contentTypeHint: 'Leer: Es wird keiner gesendet.',
    file: (name) => (name === '' ? 'Keine Datei ausgewählt' : name),
    fileGone: (name) => `${name}: Wählen Sie sie neu`,
    chooseFile: (row) => `Datei von Teil ${row} auswählen…`,
    choose: 'Auswählen…',
    partKind: (row) => `Art von Teil ${row}`,
    partKinds: { text: 'Text', file: 'Datei' },
    leftOut: (names) =>
      `Wird nicht aufbewahrt, wenn Latchkey geschlossen wird, denn es könnte geheim sein: ${names.join(', ')}.`,
  },
  answer,
  find: {
    label: 'In der Antwort suchen',
    next: 'Nächste Fundstelle',
    previous: 'Vorige Fundstelle',
    none: 'Nichts gefunden',
    at: (at, of, isCut) => `${number(at)} von ${number(of)}${isCut ? ' und mehr' : ''}`,
  },
  failed: (failure) => {
    const text = failures.of(failure);
    switch (failure.code) {
      case 'bad-header':
        return { ...text, title: [text.title, onlyKey(failure)].filter(Boolean).join(': ') };
      case 'bad-file':
        return {
          title: `„${failure.reason ?? ''}“ braucht eine Datei`,
          todo: 'Wählen Sie sie im Körper der Anfrage. Es wurde nichts gesendet.',
        };
      case 'bad-address':
        return failure.reason === 'sign-in-endpoint'
          ? {
              title: 'Dieser Pfad antwortet mit Token',
              todo: 'Es wurde nichts gesendet. Dort fragen nur Anmeldung und Erneuerung; was daraus wurde, zeigt „Token“.',
            }
          : {
              title: 'Das ist kein Pfad des Servers',
              todo: 'Es wurde nichts gesendet. Geben Sie einen Pfad wie subscribers/ ein.',
            };
      case 'foreign-origin':
        return {
          title: 'Die Adresse führt zu einem Server, den dieses Profil nicht kennt',
          todo: 'Es wurde nichts gesendet. Weitere Dienste stehen in den Einstellungen des Profils.',
        };
      case 'cancelled':
        return { title: 'Abgebrochen', todo: 'Auf die Antwort wurde nicht gewartet.' };
      case 'outcome-unknown':
        return {
          title: 'Ob der Server es getan hat, ist nicht bekannt',
          todo: 'Es kam keine Antwort, darum wird es nicht von selbst noch einmal gesendet. Sehen Sie zuerst auf dem Server nach.',
        };
      case 'refused':
        return {
          title: 'Der Server hat die Sitzung beendet',
          todo: 'Melden Sie sich neu an und senden Sie die Anfrage noch einmal.',
        };
      default:
        return text;
    }
  },
  ...composeKept,
};
