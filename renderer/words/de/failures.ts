import type { ErrorCode, Failure } from '../../../electron/contract/result';
import type { Words } from '../catalogue';
import { en } from '../en';
import type { FailureWords } from '../en/failures';
import { countdown, number } from '../human';
import { certificateReason } from './certificates';

const hostOf = ({ host }: Failure): string => host ?? 'der Server';
const toHost = ({ host }: Failure): string => host ?? 'dem Server';
const ofHost = ({ host }: Failure): string => (host === undefined ? 'des Servers' : `von ${host}`);
const onPort = ({ port }: Failure): string => (port === undefined ? '' : ` an Port ${port}`);
const inBrackets = ({ server }: Failure): string => (server ? ` (${server.status})` : '');

const headerFaults: Readonly<Record<string, FailureWords>> = {
  name: {
    title: 'Das ist kein Name für einen Header',
    todo: 'Buchstaben, Ziffern und Bindestriche, ohne Leerzeichen.',
  },
  reserved: { title: 'Diesen Header setzt Latchkey selbst', todo: 'Wählen Sie einen anderen Namen.' },
  twice: { title: 'Ein Header steht hier zweimal', todo: 'Entfernen Sie einen der beiden.' },
  value: {
    title: 'Der Wert enthält ein Zeichen, das ein Header nicht tragen kann',
    todo: 'Reines ASCII in einer Zeile.',
  },
  'secret-missing': {
    title: 'Der Schlüsselbund hat keinen Wert für einen geheimen Header dieses Profils',
    todo: 'Geben Sie den Wert in den Einstellungen des Profils neu ein. Es wurde nichts gesendet.',
  },
};

const certificateFaults: Readonly<Record<string, string>> = {
  'ca-missing': 'Die Datei der eigenen Zertifizierungsstellen fehlt',
  'ca-unreadable': 'Die Datei der eigenen Zertifizierungsstellen ist nicht lesbar',
  'no-certificate': 'Die Datei enthält kein Zertifikat im PEM-Format',
  'no-key': 'Die Datei enthält keinen privaten Schlüssel im PEM-Format',
  'key-mismatch': 'Der private Schlüssel gehört nicht zum Zertifikat',
  'passphrase-needed': 'Der private Schlüssel ist verschlüsselt: Seine Passphrase wird gebraucht',
  'passphrase-wrong': 'Die Passphrase öffnet den privaten Schlüssel nicht',
  'key-missing': 'Der Schlüsselbund hat keinen Schlüssel für das Client-Zertifikat',
};

const byCode: Readonly<Record<ErrorCode, (failure: Failure) => FailureWords>> = {
  refused: (failure) => ({
    title: `Der Server hat die Anmeldung abgelehnt${inBrackets(failure)}`,
    todo: 'Prüfen Sie Benutzername und Passwort.',
  }),
  'invalid-fields': (failure) => ({
    title: `Der Server hat die Eingabe nicht angenommen${inBrackets(failure)}`,
    todo: 'Berichtigen Sie die genannten Felder.',
  }),
  throttled: () => ({ title: 'Zu viele Versuche.', todo: 'Warten Sie vor dem nächsten Versuch.' }),
  forbidden: (failure) => ({
    title: `Der Server erlaubt das nicht${inBrackets(failure)}`,
    todo: 'Ihre Sitzung ist in Ordnung. Bitten Sie die Betreiber des Servers um Zugriff.',
  }),
  'not-found': (failure) => ({
    title: `Unter dieser Adresse ist nichts${inBrackets(failure)}`,
    todo: 'Prüfen Sie Adresse und Pfad.',
  }),
  'method-not-allowed': (failure) => ({
    title: `Der Server erlaubt das hier nicht${inBrackets(failure)}`,
    todo: 'Der Pfad ist vermutlich ein anderer Endpunkt.',
  }),
  'state-conflict': (failure) => ({
    title: `Der Stand auf dem Server lässt das nicht zu${inBrackets(failure)}`,
    todo: 'Lesen Sie, was er sagt, ändern Sie die Eingabe und versuchen Sie es erneut.',
  }),
  'precondition-failed': (failure) => ({
    title: `Der Server hat eine andere Fassung dieser Zeile${inBrackets(failure)}`,
    todo: 'Laden Sie die Zeile neu und versuchen Sie es dann erneut.',
  }),
  conflict: () => ({
    title: 'Diese Zeile wurde inzwischen auf dem Server geändert',
    todo: 'Es wurde nichts gesendet. Wählen Sie, was bleiben soll.',
  }),
  'outcome-unknown': (failure) => ({
    title: `Die Antwort ${ofHost(failure)} ging verloren`,
    todo: 'Ob es geschehen ist, ist nicht bekannt, darum wird es nicht noch einmal gesendet. Sehen Sie auf dem Server nach.',
  }),
  'read-only': () => ({
    title: 'Dieses Profil liest nur',
    todo: 'Es wurde nichts gesendet. Ob es schreiben darf, steht in seinen Einstellungen.',
  }),
  'not-confirmed': () => ({
    title: 'Dieses Profil fragt vor jedem Schreiben',
    todo: 'Es wurde nichts gesendet. Stimmen Sie der Anfrage zu und versuchen Sie es erneut.',
  }),
  'not-with-file': ({ reason }) => ({
    title: `Das kann nicht zusammen mit einer Datei gesendet werden: ${reason ?? ''}`,
    todo: 'Es wurde nichts gesendet. Speichern Sie das zuerst, dann die Datei.',
  }),
  'server-failed': ({ server }) => ({
    title: `Der Server hatte einen Fehler${server ? ` (${en.failures.statusText(server.status)})` : ''}`,
    todo: 'Es ging nichts verloren. Versuchen Sie es später erneut.',
  }),
  'not-json': ({ server }) => ({
    title: `Der Server hat mit ${server?.contentType ?? 'etwas anderem'} geantwortet, nicht mit JSON`,
    todo: 'Prüfen Sie die Adresse; eine Seite für Menschen liegt oft einen Ordner über der API.',
  }),
  'malformed-answer': (failure) => ({
    title: `Die Antwort ${ofHost(failure)} ist nicht brauchbar`,
    todo: 'Diese Art von Server antwortet anders. Prüfen Sie Art und Pfad unter „Erweitert“.',
  }),
  'too-large': () => ({
    title: 'Die Antwort ist größer, als Latchkey liest',
    todo: 'Fragen Sie weniger auf einmal ab.',
  }),
  redirected: (failure) => ({
    title: `${hostOf(failure)} leitet die Anfrage anderswohin`,
    todo: 'Latchkey folgt nicht mit Passwort oder Token. Geben Sie die Adresse ein, zu der es führt.',
  }),
  'proxy-refused': () => ({
    title: 'Ein Proxy zwischen Ihnen und dem Server hat die Anfrage abgelehnt',
    todo: 'Prüfen Sie den Proxy Ihres Netzwerks und die Anmeldung daran.',
  }),
  'host-unknown': (failure) => ({
    title: `${hostOf(failure)} ist nicht erreichbar. Es wurde kein Server dieses Namens gefunden.`,
    todo: 'Prüfen Sie die Adresse und Ihre Verbindung.',
  }),
  'connection-refused': (failure) => ({
    title: `${hostOf(failure)} ist nicht erreichbar. Verbindung${onPort(failure)} abgelehnt.`,
    todo: 'Prüfen Sie den Port, und ob der Server läuft.',
  }),
  'connection-lost': (failure) => ({
    title: `Die Verbindung zu ${toHost(failure)} ging verloren.`,
    todo: 'Versuchen Sie es erneut.',
  }),
  unreachable: (failure) => ({
    title: `${hostOf(failure)} ist nicht erreichbar. Kein Weg durch das Netzwerk${onPort(failure)}.`,
    todo: 'Prüfen Sie Ihre Verbindung.',
  }),
  'second-step': () => ({
    title: 'Der Server verlangt einen zweiten Schritt, den Latchkey nicht kennt.',
    todo: 'Melden Sie sich anderswo an und fügen Sie das Token ein: „Token einfügen“.',
  }),
  'proxy-unsupported': (failure) => ({
    title: `Latchkey kann den SOCKS-Proxy nicht benutzen, den dieser Computer für ${hostOf(failure)} nennt.`,
    todo: 'Es wurde nichts gesendet. Nennen Sie in den Netzwerkeinstellungen des Systems einen HTTP-Proxy, oder keinen für diesen Host.',
  }),
  'timed-out': (failure) => ({
    title: `${hostOf(failure)} hat nicht rechtzeitig geantwortet${onPort(failure)}.`,
    todo: 'Versuchen Sie es erneut.',
  }),
  certificate: (failure) => ({
    title: `${hostOf(failure)} hat ein Zertifikat, dem dieser Computer nicht vertraut${failure.reason ? `: ${certificateReason(failure.reason)}` : ''}.`,
    todo: 'Es wurde nichts gesendet. Fragen Sie die Betreiber des Servers.',
  }),
  'client-certificate': (failure) => ({
    title: `${hostOf(failure)} verlangt ein Client-Zertifikat oder nimmt das dieses Profils nicht an`,
    todo: 'Wählen Sie das Zertifikat in den Einstellungen des Profils.',
  }),
  'bad-certificate': ({ reason }) => ({
    title: certificateFaults[reason ?? ''] ?? 'Eine Zertifikatsdatei dieses Profils ist nicht brauchbar',
    todo: 'Wählen Sie die Datei in den Einstellungen des Profils neu. Es wurde nichts gesendet.',
  }),
  'bad-file': () => ({
    title: 'Diese Datei kann Latchkey hier nicht lesen',
    todo: 'Wählen Sie eine andere. Es wurde nichts geändert.',
  }),
  'bad-address': () => ({
    title: 'Das ist keine Adresse eines Servers',
    todo: 'Sie beginnt mit https:// und nennt einen Host.',
  }),
  'insecure-address': () => ({
    title: 'Diese Verbindung ist nicht verschlüsselt.',
    todo: 'Nehmen Sie https, oder stimmen Sie für diesen Server einfachem http zu.',
  }),
  'foreign-origin': () => ({
    title: 'Der Pfad führt zu einem anderen Server',
    todo: 'Es wurde nichts gesendet. Ein Pfad muss auf dem Server des Profils bleiben.',
  }),
  'endpoint-changed': () => ({
    title: 'Die Adresse der Anmeldung hat sich geändert, seit sie gezeigt wurde',
    todo: 'Ihr Passwort wurde nicht gesendet. Sehen Sie sich die Adresse unten an und melden Sie sich dann an.',
  }),
  'bad-header': ({ reason }) =>
    headerFaults[reason ?? ''] ?? {
      title: 'Schema, Name des Headers oder Token enthalten ein Zeichen, das ein Header nicht tragen kann',
      todo: 'Berichtigen Sie es unter „Erweitert“.',
    },
  'not-signed-in': () => ({ title: 'Sie sind nicht angemeldet', todo: 'Melden Sie sich neu an.' }),
  'not-renewable': () => ({
    title: 'Dieser Server erneuert diese Art der Anmeldung nicht.',
    todo: 'Melden Sie sich neu an.',
  }),
  'already-expired': () => ({ title: 'Das Token ist abgelaufen', todo: 'Melden Sie sich neu an.' }),
  busy: () => ({ title: 'Die Sitzung ist beschäftigt', todo: 'Versuchen Sie es gleich noch einmal.' }),
  'keychain-locked': () => ({
    title: 'Der Schlüsselbund ist gesperrt.',
    todo: 'Entsperren Sie ihn und versuchen Sie es erneut. Es wurde nichts gelöscht.',
  }),
  'keychain-unavailable': () => ({
    title: 'Auf diesem Computer wurde kein Schlüsselbund gefunden.',
    todo: 'Sie bleiben angemeldet, bis Latchkey geschlossen wird.',
  }),
  'keychain-full': () => ({
    title: 'Der Schlüsselbund ist voll.',
    todo: 'Entfernen Sie Einträge, die Sie nicht mehr brauchen.',
  }),
  disk: () => ({
    title: 'Die Platte ist voll oder schreibgeschützt',
    todo: 'Schaffen Sie Platz und versuchen Sie es erneut.',
  }),
  'demo-failed': () => ({
    title: 'Der Demo-Server ist nicht gestartet',
    todo: 'Versuchen Sie es erneut, oder melden Sie sich an einem eigenen Server an.',
  }),
  'damaged-download': () => ({
    title: 'Die heruntergeladene Datei war beschädigt',
    todo: 'Sie wurde verworfen. Laden Sie sie noch einmal herunter.',
  }),
  'no-file-manager': () => ({
    title: 'Es ließ sich kein Dateimanager starten',
    todo: 'Öffnen Sie den Ordner selbst.',
  }),
  'no-browser': () => ({ title: 'Es ließ sich kein Browser starten', todo: 'Öffnen Sie die Adresse selbst.' }),
  'not-allowed': () => ({ title: 'Das ist hier nicht erlaubt', todo: 'Starten Sie Latchkey neu.' }),
  'bad-request': () => ({
    title: 'Latchkey konnte mit dieser Eingabe nichts anfangen',
    todo: 'Kürzen oder berichtigen Sie sie.',
  }),
  gone: () => ({ title: 'Das Gesuchte gibt es nicht mehr', todo: 'Laden Sie neu.' }),
  cancelled: () => ({ title: 'Abgebrochen', todo: 'Es wurde nichts geändert.' }),
  unexpected: () => ({
    title: 'In Latchkey ist etwas schiefgegangen',
    todo: 'Ihre Sitzung ist sicher. Versuchen Sie es erneut; Einzelheiten stehen im Protokoll.',
  }),
};

export const failures: Words['failures'] = {
  of: (failure) => byCode[failure.code](failure),
  throttledFor: (leftMs) => `Zu viele Versuche. Wieder möglich in ${countdown(leftMs)}.`,
  statusText: en.failures.statusText,
  quote: (serverWords) =>
    `„${serverWords.length > en.failures.longestQuote ? `${serverWords.slice(0, en.failures.longestQuote)}…` : serverWords}“`,
  longestQuote: en.failures.longestQuote,
  showAll: (characters) => `Alles zeigen (${number(characters)} Zeichen)`,
};
