import type { ImportProblem } from '../../../electron/contract/transfer';
import { number, plural, span } from '../human';
import type { TransferWords } from '../transfers';

const rows = (count: number): string => plural(count, 'Zeile', 'Zeilen');

const problems: Readonly<Record<ImportProblem['what'], (limit: string) => string>> = {
  required: () => 'wird verlangt und ist leer',
  'not-a-number': () => 'ist keine Zahl',
  'not-whole': () => 'ist keine ganze Zahl',
  'not-a-boolean': () => 'ist weder ja noch nein',
  'not-a-date': () => 'ist kein Datum wie 2026-11-23',
  'not-a-time': () => 'ist keine Uhrzeit wie 14:06',
  'not-an-email': () => 'ist keine E-Mail-Adresse',
  'not-a-url': () => 'ist keine URL',
  'not-a-choice': (limit) => `ist nichts von ${limit}`,
  'not-json': () => 'ist kein JSON',
  'too-long': (limit) => `ist länger als ${limit} Zeichen`,
  'too-short': (limit) => `ist kürzer als ${limit} Zeichen`,
  'too-large': (limit) => `ist größer als ${limit}`,
  'too-small': (limit) => `ist kleiner als ${limit}`,
  cells: (limit) => `hat mehr Zellen als die ${limit} Spalten`,
};

const disk: TransferWords['disk'] = ({ reason }) => {
  switch (reason) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        title: 'Die Platte ist voll',
        todo: 'Schaffen Sie Platz und machen Sie weiter: Was geschrieben ist, bleibt.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { title: 'Der Ordner ist schreibgeschützt', todo: 'Exportieren Sie in einen anderen Ordner.' };
    case 'EBUSY':
      return {
        title: 'Ein anderer Export oder Import schreibt in diese Datei',
        todo: 'Warten Sie auf ihn, oder wählen Sie einen anderen Namen.',
      };
    case 'ENOENT':
      return { title: 'Die Datei oder ihr Ordner ist weg', todo: 'Wählen Sie einen anderen Ort.' };
    default:
      return {
        title: 'Die Datei ließ sich nicht lesen oder schreiben',
        todo: 'Versuchen Sie es erneut, oder wählen Sie einen anderen Ort.',
      };
  }
};

export const transfers: TransferWords = {
  export: {
    title: (name) => `${name} exportieren`,
    text: 'Fließt in eine Datei. Das Token wird unterwegs erneuert, wenn es nötig ist.',
    rows: 'Zeilen',
    all: (count) => (count === null ? 'Alle, die passen' : `Alle, die passen: ${number(count)}`),
    selected: (count) => `Ausgewählte: ${number(count)}`,
    format: 'Format',
    columns: 'Spalten',
    allFields: (count) => (count === 1 ? 'Das eine Feld' : `Alle ${number(count)} Felder`),
    visible: (count) => (count === 1 ? 'Die sichtbare Spalte' : `Die ${number(count)} sichtbaren Spalten`),
    guard: 'Zellen entschärfen, die eine Tabellenkalkulation als Formel ausführen würde',
    mark: 'Mit einer Byte Order Mark beginnen, für Tabellenkalkulationen',
    choose: 'Datei wählen und exportieren…',
  },
  import: {
    button: (name) => `${name} importieren…`,
    title: (name) => `${name} importieren`,
    text: (file, count) => `${file}: ${rows(count)}. Es wird nichts gesendet, bevor Sie es sagen.`,
    mapping: 'Spalten',
    column: 'Spalte der Datei',
    sample: 'Erste Zeile',
    field: 'Feld',
    fieldFor: (column) => `Feld für ${column}`,
    notImported: 'Nicht importiert',
    wanted: (label) => `${label} (verlangt)`,
    undoGuard: 'Das Hochkomma vor entschärften Formeln wegnehmen',
    check: 'Zeilen prüfen',
    start: (count) => `${rows(count)} importieren`,
    close: 'Abbrechen',
    good: (count) => `${rows(count)} geprüft, nichts einzuwenden. Das letzte Wort hat der Server.`,
    faulty: (faulty, count) =>
      `${number(faulty)} von ${plural(count, 'Zeile', 'Zeilen')} ${faulty === 1 ? 'passt' : 'passen'} nicht zu dem, was der Server von seinen Feldern sagt.`,
    missing: (fields) => `Der Server verlangt ${fields.join(', ')}, und keine Spalte füllt es.`,
    problems: 'Probleme',
    problem: ({ row, field, what, value, limit }) =>
      `Zeile ${number(row)}${field ? `, ${field}` : ''}: ${value ? `„${value}“ ` : ''}${problems[what](limit ?? '')}`,
    skip: (faulty) => (faulty === 1 ? 'Diese Zeile auslassen' : `Diese ${number(faulty)} Zeilen auslassen`),
    skipHint: 'Sie stehen dann in einer Datei neben Ihrer. Sonst werden sie gesendet, wie sie sind.',
    readOnly: 'Dieses Profil darf nur lesen. Ändern Sie das in seinen Einstellungen, um zu importieren.',
    noFields: 'Der Server sagt nicht, welche Felder hier geschrieben werden können; es lässt sich nichts importieren.',
    confirm: (count) => `Ich stimme zu, dass ${rows(count)} auf dem Server angelegt ${count === 1 ? 'wird' : 'werden'}`,
    agreeFirst: 'Dieses Profil fragt, bevor es schreibt: Stimmen Sie zuerst zu.',
    empty: 'Es gibt keine Zeile zu importieren.',
    reading: 'Die Datei wird gelesen',
  },
  card: {
    exportName: 'Export',
    importName: 'Import',
    exporting: (file) => `Export nach ${file}`,
    importing: (file) => `Import aus ${file}`,
    percent: (percent) => `${percent} %`,
    progress: (done, total, leftMs, rate) => {
      const of = total === null ? rows(done) : `${number(done)} von ${rows(total)}`;
      const left = leftMs === null ? '' : `, noch etwa ${span(Math.max(1_000, Math.round(leftMs / 1_000) * 1_000))}`;
      return `${of}${left}${rate === null ? '' : `, ${number(Math.round(rate))} je Sekunde`}.`;
    },
    renewed: (times) => `Token ${times === 1 ? 'einmal' : times === 2 ? 'zweimal' : `${number(times)}-mal`} erneuert.`,
    waiting: (why, left) => `${why} Neuer Versuch in ${left}.`,
    paused: (done) => (done === 0 ? '' : `Nach ${plural(done, 'Zeile', 'Zeilen')} angehalten; sie bleiben erhalten.`),
    kept: (done) =>
      done === 0
        ? 'Latchkey wurde inzwischen geschlossen. Es beginnt mit der ersten Zeile.'
        : `Latchkey wurde inzwischen geschlossen, nach ${rows(done)}; sie bleiben erhalten.`,
    failed: 'Es kann nicht weitergehen.',
    wrote: (done, total, file) =>
      total === null || total === done
        ? `${number(done)} von ${rows(done)} nach ${file} geschrieben`
        : `${number(done)} von ${number(total)} geschrieben: Der Server hat die Liste inzwischen geändert.`,
    leftOut: (names) => `Spätere Zeilen hatten auch ${names.join(', ')}, ohne eine Spalte dafür.`,
    created: (count, total) =>
      total === null ? `${rows(count)} angelegt` : `${number(count)} von ${rows(total)} angelegt`,
    refused: (count) => `${number(count)} abgelehnt oder ausgelassen.`,
    unknown: (count) =>
      `Bei ${number(count)} ging die Antwort verloren: Sehen Sie nach, ob ${count === 1 ? 'sie da ist' : 'sie da sind'}, bevor Sie sie noch einmal importieren.`,
    errorsIn: (file) => `Siehe ${file}.`,
    cancelExport: 'Export abbrechen',
    cancelImport: 'Import abbrechen',
    resume: 'Weitermachen',
    show: 'Im Ordner zeigen',
  },
  loading: (megabytes, count) => `Wird geladen… ${megabytes} MB, ${rows(count)}`,
  disk,
  changedFile: {
    title: 'Die Datei ist nicht mehr die, mit der der Import begonnen hat',
    todo: 'Legen Sie jene wieder an ihren Platz, oder brechen Sie ab und importieren Sie diese neu.',
  },
  badFile: {
    title: 'Diese Datei ist nicht als CSV oder NDJSON zu lesen',
    todo: 'Speichern Sie sie als CSV in UTF-8, mit den Namen der Spalten in der ersten Zeile.',
  },
};
