import type { EditWords } from '../edits';
import { number } from '../human';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const rows = (count: number, singular: string, plural: string): string =>
  `${number(count)} ${count === 1 ? singular : plural}`;

export const edits: EditWords = {
  title: (singular, id) => `${capital(singular)} ${id}`,
  newTitle: (singular) => `${capital(singular)}, neu`,
  form: (singular) => `${singular} bearbeiten`,
  add: (singular) => `${singular} hinzufügen`,
  previous: (singular) => `Vorige Zeile (${singular})`,
  next: (singular) => `Nächste Zeile (${singular})`,
  more: 'Weitere Aktionen',
  moreMenu: 'Weitere Aktionen',
  copyJson: 'Als JSON kopieren',
  copiedWhat: (singular) => `${singular} als JSON`,
  reload: 'Vom Server neu laden',
  close: 'Schließen',
  delete: 'Löschen…',
  discard: 'Verwerfen',
  save: 'Speichern',
  unsaved: (count) => `${number(count)} ungespeichert`,
  changed: 'Geändert',
  readOnlyFields: 'Felder nur zum Lesen',
  url: 'URL',
  loading: 'Wird geladen…',
  empty: 'leer',
  nothing: '–',
  added: (singular, id) => `${singular} ${id} hinzugefügt`,
  saved: (singular, id) => `${singular} ${id} gespeichert`,
  notShown: 'Gespeichert. Die Zeile ist nicht unter den jetzt gezeigten.',
  can: {
    readOnlyProfile: 'Nur lesen: Dieses Profil ändert nichts auf dem Server.',
    readOnly: 'Nur lesen',
    change: 'Der Server lässt Sie das nicht ändern. Was er erlaubt, sagt seine eigene Antwort auf OPTIONS.',
    remove: 'Der Server lässt Sie das nicht löschen.',
    noKey: 'Diese Zeilen haben keinen Schlüssel; keine lässt sich für sich ändern.',
    create: 'Der Server lässt Sie dieser Liste nichts hinzufügen.',
    sending: 'Eine Änderung ist unterwegs.',
  },
  note: {
    atMost: (count) => `höchstens ${number(count)} Zeichen`,
    exactly: (count) => (count === 1 ? '1 Buchstabe' : `${number(count)} Buchstaben`),
    atLeast: (count) => `mindestens ${number(count)} Zeichen`,
    between: (least, most) => `${number(least)} bis ${number(most)}`,
    from: (least) => `mindestens ${number(least)}`,
    upTo: (most) => `höchstens ${number(most)}`,
    places: (count) => (count === 1 ? '1 Nachkommastelle' : `${number(count)} Nachkommastellen`),
  },
  input: {
    none: 'Keines',
    yes: 'Ja',
    no: 'Nein',
    unset: 'Nicht gesetzt',
    dateTime: 'Wie 2026-11-23T14:02:31Z',
    perLine: 'Eines je Zeile',
    json: 'JSON',
    notJson: 'Das ist kein JSON. Es wird gesendet, wie Sie es sehen, also muss es eines sein.',
    key: 'Ein Schlüssel oder eine Adresse der Zeile; tippen, um zu suchen',
    keyAlone: 'Ein Schlüssel oder eine Adresse der Zeile',
    suggestions: (label) => `${label}: gefundene Zeilen`,
    searching: 'Suche läuft…',
    noneFound: 'Keine Zeile gefunden. Was Sie getippt haben, gilt als Schlüssel.',
    chosen: (key, label) => `${key} · ${label}`,
    chooseFile: 'Datei auswählen…',
    noFile: 'Keine Datei',
    file: (name, size) => `${name}, ${size}`,
    removeFile: 'Datei entfernen',
    keepFile: 'Die auf dem Server behalten',
    bytes: (count) =>
      count < 1_000
        ? `${number(count)} Bytes`
        : count < 1_000_000
          ? `${number(Math.round(count / 1_000))} KB`
          : `${number(Math.round(count / 100_000) / 10)} MB`,
  },
  problem: {
    fields: (count) =>
      count === 1
        ? 'Der Server hat 1 Feld nicht angenommen.'
        : `Der Server hat ${number(count)} Felder nicht angenommen.`,
    whole: 'Der Server hat das nicht angenommen.',
    notSaved: (status) => `Nicht gespeichert: Der Server hat mit ${status} geantwortet`,
    notSent: 'Nicht gespeichert.',
    kept: 'Ihr Text bleibt erhalten.',
    forbidden: 'Der Server hat das mit 403 abgelehnt.',
    forbiddenTodo: 'Ihre Sitzung ist in Ordnung. Bitten Sie die Betreiber des Servers um das Recht dazu.',
    notAllowed: (method) => `Der Server erlaubt ${method} hier nicht.`,
    tryAgain: 'Erneut versuchen',
    unknown: 'Die Verbindung brach vor der Antwort ab; niemand weiß, ob der Server es angenommen hat.',
    unknownTodo: 'Sehen Sie auf dem Server nach, bevor Sie es noch einmal senden.',
    look: 'Mit dem Server vergleichen',
    lookList: 'Liste neu laden',
    isSaved: 'Der Server hat, was Sie getippt haben: Es wurde gespeichert.',
    isNotSaved: 'Der Server hat nicht, was Sie getippt haben: Es wurde nicht gespeichert.',
    gone: (singular) => `Diese Zeile (${singular}) wurde auf dem Server gelöscht. Ihr Text bleibt erhalten.`,
    createAgain: 'Neu anlegen',
    loadFailed: (singular) => `Diese Zeile (${singular}) ließ sich nicht laden.`,
    more: (name, words) => `${name}: ${words}`,
  },
  conflict: {
    title: (singular) => `Diese Zeile (${singular}) wurde auf dem Server geändert, seit Sie sie geöffnet haben.`,
    text: 'Entscheiden Sie für jedes Feld, welcher Wert bleibt; speichern Sie dann.',
    region: 'Auf dem Server geändert',
    keepMine: 'Meine behalten',
    takeTheirs: 'Die des Servers nehmen',
    mine: 'Meiner',
    theirs: 'Der des Servers',
    of: (label) => `${label}: welcher Wert bleibt`,
    others: (names) => `Dort auch geändert, von Ihnen nicht berührt: ${names}.`,
  },
  leave: {
    title: (singular, id) => `Änderungen an ${singular} ${id} verwerfen?`,
    titleNew: (singular) => `Neue Zeile (${singular}) verwerfen?`,
    text: (count) =>
      count === 1
        ? '1 Feld wurde geändert und nicht gespeichert.'
        : `${number(count)} Felder wurden geändert und nicht gespeichert.`,
    stay: 'Weiter bearbeiten',
    discard: 'Änderungen verwerfen',
    signOut: 'Mit ungespeicherter Eingabe abmelden?',
    signOutText: (count) =>
      count === 1
        ? '1 Formular hat ungespeicherte Eingabe. Sie geht beim Abmelden verloren.'
        : `${number(count)} Formulare haben ungespeicherte Eingabe. Sie geht beim Abmelden verloren.`,
    signOutDiscard: 'Verwerfen und abmelden',
    pending: (count) =>
      count === 1
        ? '1 Löschung wartet darauf, gesendet zu werden'
        : `${number(count)} Löschungen warten darauf, gesendet zu werden`,
    pendingText: '„Jetzt löschen“ sendet sie an den Server. „Behalten“ lässt die Zeile dort.',
    deleteNow: 'Jetzt löschen',
    keep: 'Behalten',
    cancel: 'Abbrechen',
  },
  remove: {
    title: (singular, id) => `${singular} ${id} löschen?`,
    titleMany: (count, plural) => `${number(count)} ${plural} löschen?`,
    text: (summary) => `${summary === '' ? '' : `${summary}. `}Der Server kann eine gelöschte Zeile nicht zurückholen.`,
    textMany: () => 'Der Server kann gelöschte Zeilen nicht zurückholen.',
    waits: (seconds) =>
      `Latchkey wartet ${number(seconds)} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}, bevor es die Anfrage sendet; so lange lässt es sich zurücknehmen.`,
    waitsNot: 'Die Anfrage wird sofort gesendet.',
    cancel: 'Abbrechen',
    confirm: (singular) => `${singular} löschen`,
    confirmMany: (count, plural) => `${number(count)} ${plural} löschen`,
    in: (singular, id, seconds) => `${singular} ${id} wird in ${seconds} s gelöscht`,
    inMany: (count, plural, seconds) => `${number(count)} ${plural} werden in ${seconds} s gelöscht`,
    done: (singular, id) => `${singular} ${id} gelöscht`,
    kept: (singular, id) => `${singular} ${id} behalten`,
    keptMany: (count, plural) => `${number(count)} ${plural} behalten`,
    refused: (singular, id, why) => `${capital(singular)} ${id} wurde nicht gelöscht. ${why}`,
  },
  consent: {
    title: 'Das an den Server senden?',
    text: 'Dieses Profil fragt vor jeder Änderung.',
    more: (count) => `und ${number(count)} weitere`,
    send: 'Senden',
    cancel: 'Abbrechen',
  },
  bulk: {
    selectAll: (count) => (count === '' ? 'Alle auswählen' : `Alle ${count} auswählen`),
    edit: 'Bearbeiten…',
    editTitle: (count, singular, plural) => `${rows(count, singular, plural)} bearbeiten`,
    editText: 'Ein Feld bekommt in jeder Zeile denselben Wert; eine Anfrage je Zeile.',
    field: 'Feld',
    value: 'Neuer Wert',
    apply: (count, singular, plural) => `${rows(count, singular, plural)} ändern`,
    cancel: 'Abbrechen',
    deleting: (count, plural) => `${number(count)} ${plural} werden gelöscht`,
    editing: (count, plural) => `${number(count)} ${plural} werden geändert`,
    deleted: (done, of, plural) =>
      done === of ? `${number(done)} ${plural} gelöscht` : `${number(done)} von ${number(of)} ${plural} gelöscht`,
    edited: (done, of, plural) =>
      done === of ? `${number(done)} ${plural} geändert` : `${number(done)} von ${number(of)} ${plural} geändert`,
    progress: (done, of) => `${number(done)} von ${number(of)} Zeilen`,
    cancelled: (left) => `Abgebrochen; ${number(left)} ${left === 1 ? 'wurde' : 'wurden'} nicht gesendet.`,
    refused: (count) =>
      count === 1
        ? '1 wurde abgelehnt und bleibt ausgewählt.'
        : `${number(count)} wurden abgelehnt und bleiben ausgewählt.`,
    results: 'Abgelehnte Zeilen',
    result: (id, why) => `${id}: ${why}`,
    moreResults: (count) => `und ${number(count)} weitere`,
    cancelDelete: 'Löschen abbrechen',
    cancelEdit: 'Ändern abbrechen',
    loading: 'Die ausgewählten Zeilen werden gelesen…',
    unread: 'Einige ausgewählte Zeilen ließen sich nicht lesen; es wurde nichts gesendet.',
    delete: 'Löschen…',
    export: 'Exportieren…',
    allOfUnknown: 'Alle ausgewählt, die passen',
    copyTooMany:
      'Wählen Sie Zeilen einzeln aus, um sie zu kopieren; der Export schreibt alle, die passen, in eine Datei',
    tooMany: (most) => `Höchstens ${number(most)} Zeilen auf einmal, eine Anfrage je Zeile`,
  },
  cell: {
    name: (label) => `${label} bearbeiten`,
    openInstead: 'Öffnen Sie die Zeile, um dieses Feld zu bearbeiten',
  },
};
