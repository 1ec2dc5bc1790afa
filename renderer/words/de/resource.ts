import type { Words } from '../catalogue';
import { en } from '../en';
import { number } from '../human';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const rows = (count: number): string => (count === 1 ? '1 Zeile' : `${number(count)} Zeilen`);

/** Names of collections are the server's, in its own language; they are written as nouns. */
export const resource: Words['resource'] = {
  singular: (name) => capital(en.resource.singular(name)),
  plural: (name) => name,
  toolbar: {
    search: (name) => `${name} durchsuchen`,
    searchShort: 'Suchen',
    noSearch: 'Der Server durchsucht diese Liste nicht',
    rowHeight: 'Zeilenhöhe',
    compact: 'Enge Zeilen',
    comfortable: 'Weite Zeilen',
    reload: (name) => `${name} neu laden`,
    stop: 'Laden anhalten',
    export: 'Exportieren',
    exportShort: 'Exportieren…',
  },
  columns: {
    title: 'Spalten',
    always: 'immer',
    reset: 'Spalten zurücksetzen',
    of: (label) => `Spalte ${label}`,
    actions: {
      up: 'Aufsteigend ordnen',
      down: 'Absteigend ordnen',
      left: 'Nach links',
      right: 'Nach rechts',
      wider: 'Breiter',
      narrower: 'Schmaler',
      fit: 'An Inhalt anpassen',
      hide: 'Spalte ausblenden',
    },
  },
  open: {
    title: 'Weitere Sammlung öffnen',
    listed: 'Vom Server genannt',
    looking: 'Der Server wird gefragt…',
    none: 'Der Server nennt keine Sammlungen',
    other: 'Anderer Pfad…',
    close: (name) => `${name} schließen`,
    dialog: 'Sammlung öffnen',
    where: (address) => `Ein Pfad unter ${address}, oder die ganze Adresse eines anderen Dienstes.`,
    path: 'Pfad oder Adresse',
    open: 'Öffnen',
    allow: (origin) => `Diese Sitzung auch an ${origin} senden`,
    needsPath: 'Geben Sie zuerst einen Pfad ein',
    needsConsent: 'Das ist ein anderer Server: Erlauben Sie ihn zuerst, denn er bekommt die Sitzung',
  },
  timedReload: {
    title: 'Von selbst neu laden',
    every: (seconds) => (seconds === 0 ? 'Aus' : `Alle ${seconds < 60 ? `${seconds} s` : `${seconds / 60} min`}`),
  },
  filter: {
    add: 'Filter hinzufügen',
    short: 'Filter',
    byServer: 'Vom Server angeboten',
    here: 'Hier gefiltert, über die ganze Liste',
    chip: (label, value) => `Filter: ${label} ${value}`,
    remove: (label) => `Filter ${label} entfernen`,
    dialog: (label) => `Nach ${label} filtern`,
    choices: (count) => `${number(count)} Werte`,
    yesOrNo: 'ja oder nein',
    fromTo: 'von, bis',
    kinds: { choice: '', boolean: '', number: 'Zahl', text: 'Text', date: 'Datum', datetime: 'Datum' },
    holds: (text) => `„${text}“`,
    lookup: (lookup, kind) =>
      ({
        exact: 'Ist',
        gte: kind === 'number' ? 'Mindestens' : 'Von',
        lte: kind === 'number' ? 'Höchstens' : 'Bis',
        icontains: 'Enthält',
      })[lookup],
    field: (label, lookup) => `${label} ${lookup.toLowerCase()}`,
    apply: 'Anwenden',
  },
  request: {
    here: (what) => `${what.join(', ')}: hier, über die ganze Liste`,
    searched: 'Gesucht',
    filtered: 'gefiltert',
    ordered: 'geordnet',
  },
  grid: {
    checkAll: 'Alle Zeilen auf dem Bildschirm auswählen',
    check: (singular, id) => `${singular} ${id} auswählen`,
    notOrderable: 'Der Server ordnet nicht nach diesem Feld',
    yesNo: (value) => (value ? 'Ja' : 'Nein'),
  },
  selection: {
    label: 'Auswahl',
    count: (count) => `${number(count)} ausgewählt`,
    copy: 'Als JSON kopieren',
    what: (count) => `${rows(count)} als JSON`,
    rows,
    tooMany: 'Zu viele Zeilen für die Zwischenablage. Exportieren Sie sie stattdessen.',
    clear: 'Aufheben',
  },
  status: {
    label: 'Gezeigte Zeilen',
    none: 'Keine Zeilen',
    empty: '0 Zeilen',
    range: (from, to, total) => `Zeilen ${number(from)}–${number(to)}${total}`,
    of: (total) => ` von ${number(total)}`,
    loaded: (time) => `Geladen ${time}`,
    reloads: (loaded, every) => `${loaded} · ${every.charAt(0).toLowerCase()}${every.slice(1)}`,
    stale: (time) => `Geladen ${time}, veraltet`,
    loading: (from, to) => `Zeilen ${number(from)}–${number(to)} werden geladen…`,
    loadingFirst: 'Wird geladen…',
    loadingName: (name) => `${name} werden geladen`,
    slow: 'Der Server lässt auf sich warten',
    stop: 'Anhalten',
    goTo: 'Gehe zu Zeile',
    goToNeedsNumbers: 'Der Server blättert mit einem Cursor; Zeilen sind nur Seite für Seite zu erreichen',
    style: (kind, pageSize) => {
      const kinds = {
        whole: 'Ganze Liste',
        'page-number': 'Seitenzahl',
        'limit-offset': 'Limit-Offset',
        cursor: 'Cursor',
      };
      return pageSize === null ? kinds[kind] : `${kinds[kind]}, ${number(pageSize)} je Anfrage`;
    },
  },
  empty: {
    none: (name) => `Noch keine ${name}`,
    noneText: 'Die Liste des Servers ist leer. Neue erscheinen hier, wenn Sie neu laden.',
    reload: 'Neu laden',
    noMatch: (singular) => `Kein ${singular} passt`,
    noMatchText: (text, filters, isLocal) => {
      const asked = [text === '' ? '' : `„${text}“`, filters].filter((part) => part !== '').join(' mit ');
      return isLocal
        ? `In der geladenen Liste passt nichts zu ${asked}.`
        : `Der Server hat zu ${asked} nichts gefunden.`;
    },
    clear: 'Suche leeren',
    clearAll: 'Suche und Filter leeren',
    clearFilters: 'Filter leeren',
  },
  error: {
    refused: (status) => `Der Server nimmt diese Sitzung hier nicht an${status === null ? '' : ` (${status})`}`,
    refusedHint:
      'Erneuern Sie jetzt, oder melden Sie sich ab und wieder an; eine andere Adresse kann eine andere Anmeldung verlangen.',
    forbidden: (name) => `Sie sind angemeldet, dürfen ${name} aber nicht sehen`,
    forbiddenBefore: 'Der Server hat',
    forbiddenAfter: 'mit 403 abgelehnt und sagt:',
    forbiddenHint: 'Ihre Sitzung ist in Ordnung. Bitten Sie die Betreiber um Zugriff, oder wechseln Sie das Profil.',
    notFound: (name, path) => `Unter ${path} gibt es keine ${name}`,
    notAllowed: (method) => `Der Server erlaubt ${method} hier nicht`,
    tooLarge: (megabytes) => `Die Antwort ist größer als ${number(megabytes)} MB`,
    slow: 'Der Server hat in 30 s nicht geantwortet',
    slowHint: 'Ihre Sitzung ist unberührt.',
    notYourToken: 'An Ihrem Token liegt es nicht: Die Sitzung ist aktiv.',
    tryingIn: (left) =>
      `An Ihrem Token liegt es nicht: Die Sitzung ist aktiv. Neuer Versuch in ${left}, danach seltener.`,
    moreRows: 'Einige Zeilen ließen sich nicht laden:',
    copyDetails: 'Einzelheiten kopieren',
    details: 'Einzelheiten',
    tryAgain: 'Erneut versuchen',
    tryNow: 'Jetzt versuchen',
    showAll: 'Alles zeigen',
  },
};
