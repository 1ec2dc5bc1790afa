import type { LeftOut, NamedProfile } from '../../../electron/contract/profile-changes';
import type { SettingsWords } from '../settings';
import { failures } from './failures';

type ProfileSettings = Pick<SettingsWords, 'profiles' | 'leftOut' | 'duplicating' | 'preparing' | 'remove' | 'editing'>;

const profileName = (profile: NamedProfile): string => {
  if ('place' in profile) return `Profil ${profile.place} der Datei`;
  const { title, username, host } = profile;
  return title || (username === '' ? host : `${username} bei ${host}`);
};

const leftOut = (left: LeftOut): string => {
  switch (left.what) {
    case 'profile':
      return `nicht übernommen. ${failures.of(left.failure).title}`;
    case 'header-value':
      return `der Wert des Headers ${left.detail}`;
    case 'ca-file':
      return 'die Datei der eigenen Zertifizierungsstellen';
    case 'client-certificate':
      return 'das Client-Zertifikat mit seinem Schlüssel';
    case 'service':
      return `dass ${left.detail} das Token bekommen darf`;
    case 'plain-http':
      return `einfaches http für ${left.detail}`;
    case 'demo':
      return 'gehört nur zu diesem Computer, nicht exportiert';
  }
};

/** Words of the Profiles tab and of its form. */
export const profileSettings: ProfileSettings = {
  profiles: {
    newProfile: 'Neues Profil',
    prepare: 'Profil vorbereiten…',
    edit: 'Bearbeiten…',
    editName: (name, address) => `Profil ${name} bei ${address} bearbeiten`,
    more: (name, address) => `Mehr zu ${name} bei ${address}`,
    titled: (title, user) => (title === '' ? user : `${title}, ${user}`),
    duplicate: 'Duplizieren…',
    exportItem: 'Exportieren…',
    removeItem: 'Entfernen…',
    importButton: 'Importieren…',
    exportAll: 'Alle exportieren…',
    removing: 'Beim Entfernen wird zuerst der Eintrag im Schlüsselbund gelöscht.',
    none: 'Noch kein Profil.',
    kind: (label, scheme) => `${label}, ${scheme}`,
    demo: 'Demo-Server',
    inMemory: 'Geheimnisse nur im Speicher',
    exported: (profiles, file) => `${profiles} nach ${file} exportiert`,
    imported: (profiles) => `${profiles} importiert`,
    duplicated: (name) => `Dupliziert als ${name}`,
  },
  leftOut: {
    exportTitle: 'Exportiert, aber nicht alles',
    importTitle: 'Importiert, aber nicht alles',
    exportText: 'Geheimnisse und Dateien dieses Computers werden nicht exportiert. Sie müssen wieder angegeben werden:',
    importText: 'Was eine Datei nicht für Sie entscheiden darf, müssen Sie neu angeben oder neu zustimmen:',
    close: 'Schließen',
    item: (left) => `${profileName(left.profile)}: ${leftOut(left)}`,
  },
  duplicating: {
    title: (name) => `${name} duplizieren`,
    text: 'Alles außer der Sitzung und den Geheimnissen kommt mit. Melden Sie sich einmal an, um es zu benutzen.',
    address: 'Serveradresse',
    addressHint: 'Auf einem anderen Server kommen Dienste, die das Token annehmen, nicht mit.',
    username: 'Benutzername',
    same: 'Ändern Sie den Server oder den Benutzer: Ein Profil für beides genügt.',
    badAddress: 'Keine Adresse eines Servers. Sie beginnt mit https:// und nennt einen Host.',
    confirm: 'Duplizieren',
    copyOf: (profile) => `${profileName(profile).slice(0, 90)} (Kopie)`,
  },
  preparing: {
    title: 'Profil vorbereiten',
    text: 'Für einen Server, der ohne einen Header oder ein Zertifikat gar nicht antwortet. Jetzt wird nichts gesendet: Stellen Sie sie als Nächstes ein und melden Sie sich dann an.',
    kindHint: 'Die Pfade lassen sich danach berichtigen.',
    confirm: 'Profil anlegen',
  },
  remove: {
    title: (user, host) => `${user} bei ${host} entfernen?`,
    text: 'Latchkey meldet ab, löscht den Eintrag im Schlüsselbund und das Tagebuch dieses Profils und vergisst es. Auf dem Server wird nichts gelöscht.',
    confirm: 'Profil entfernen',
  },
  editing: {
    title: (user) => `Profil ${user} bearbeiten`,
    save: 'Änderungen speichern',
    discardTitle: 'Änderungen verwerfen?',
    discardText: 'Was Sie an diesem Profil geändert haben, ist noch nicht gespeichert.',
    discard: 'Änderungen verwerfen',
    keepEditing: 'Weiter bearbeiten',
    inMemoryTitle: 'Die Geheimnisse dieses Profils liegen nur im Speicher.',
    inMemoryText:
      'Auf diesem Computer wurde kein Schlüsselbund gefunden. Werte geheimer Header, das Client-Zertifikat und die hier gewählten Dienste sind weg, wenn Latchkey geschlossen wird, und müssen neu angegeben werden.',
    atOnce: 'Wird sofort gewählt und entfernt, ohne Speichern.',
    groups: {
      name: 'Name und Umgebung',
      server: 'Server',
      session: 'Sitzung und Schreiben',
      headers: 'Header jeder Anfrage',
      certificates: 'Zertifikate',
      services: 'Weitere Dienste, die das Token annehmen',
    },
    name: 'Titel',
    nameHint: 'Steht vor Benutzer und Host. Darf leer sein.',
    label: 'Umgebung',
    labelHint: 'Etwa „Produktion“. Höchstens 24 Zeichen.',
    colour: 'Farbe der Umgebung',
    colours: { none: 'Grau', green: 'Grün', amber: 'Gelb', red: 'Rot', blue: 'Blau', violet: 'Violett' },
    address: 'Serveradresse',
    addressHint: 'Ein anderer Server ist ein anderes Profil: nehmen Sie „Duplizieren“.',
    kind: 'Art des Servers',
    path: 'Pfad der Sammlung',
    pathHint: 'Unter der Serveradresse, etwa subscribers/',
    signIn: 'Pfad der Anmeldung',
    renew: 'Pfad der Erneuerung',
    verify: 'Pfad der Prüfung',
    signOut: 'Pfad der Abmeldung',
    none: 'Keiner',
    scheme: 'Schema im Header',
    headerName: 'Name des Headers',
    usernameField: 'Feld des Benutzernamens',
    keep: 'Auf diesem Computer angemeldet bleiben',
    keepHint: 'Aus: Der Eintrag im Schlüsselbund wird gelöscht, und die Sitzung endet mit Latchkey.',
    commandLine: 'Befehle dürfen diese Sitzung benutzen',
    commandLineHint: 'latchkey header und latchkey request Ihres eigenen Benutzers. Jede Benutzung steht im Tagebuch.',
    writes: 'Schreiben',
    writesOf: { allowed: 'Erlaubt', confirm: 'Jedes Mal fragen', 'read-only': 'Nur lesen' },
    writesHint: 'Darauf achtet Latchkey selbst, was immer der Server erlaubt.',
    window: 'Erneuerungsfenster',
    windowHint: 'Wie lange nach der ersten Anmeldung der Server erneuert. Das Token sagt es nicht.',
    windowLearnt: 'Vom Server gelernt, als er ablehnte, oder hier gesetzt. Es wächst, wenn der Server länger erneuert.',
    windowUnknown: 'Nicht bekannt: 7 Tage, die Vorgabe der Bibliothek',
    windowKnown: 'Tage und Stunden',
    days: 'Tage',
    hours: 'Stunden',
    windowFault: 'Eine Zahl von Tagen und Stunden, mindestens eine Stunde.',
    headerTable: 'Header',
    headerText:
      'Ein Schlüssel für ein Gateway, ein Mandant, eine Sprache. Geheime Werte liegen im Schlüsselbund und gehen nur an diesen Server.',
    headerColumns: { name: 'Name', value: 'Wert', secret: 'Geheim', action: 'Aktion' },
    headerNameOf: (row) => `Name von Header ${row}`,
    headerValueOf: (row) => `Wert von Header ${row}`,
    headerSecretOf: (row) => `Header ${row} ist geheim`,
    headerRemove: (row) => `Header ${row} entfernen`,
    headerAdd: 'Header hinzufügen',
    headerKept: 'Im Schlüsselbund',
    ca: 'Eigene Zertifizierungsstellen',
    caNone: 'Nur die, denen dieser Computer vertraut.',
    choose: 'Auswählen…',
    chooseCa: 'Datei eigener Zertifizierungsstellen auswählen…',
    removeCa: 'Datei eigener Zertifizierungsstellen entfernen',
    remove: 'Entfernen',
    client: 'Client-Zertifikat',
    clientNone: 'Keines. Zertifikat und Schlüssel kämen in den Schlüsselbund.',
    clientEnds: (file, subject, until) => `${file}: ${subject}, gültig bis ${until}`,
    chooseClient: 'Client-Zertifikat auswählen…',
    removeClient: 'Client-Zertifikat entfernen',
    passphraseTitle: 'Der private Schlüssel ist verschlüsselt',
    passphrase: 'Passphrase',
    passphraseText: 'Sie wird mit dem Schlüssel im Schlüsselbund aufbewahrt und nirgends sonst.',
    passphraseUse: 'Diesen Schlüssel benutzen',
    servicesText:
      'Single Sign-on: Das Token dieses Profils geht auch an diese Adressen. Erneuerung und Prüfung bleiben bei seinem eigenen Server.',
    servicesNone: 'Keine. Das Token geht nur an seinen eigenen Server.',
    service: 'Adresse eines Dienstes',
    serviceHint: 'Etwa https://billing.example.test',
    serviceAdd: 'Dienst hinzufügen…',
    serviceRemove: (origin) => `Dienst ${origin} entfernen`,
    serviceFault: 'Das ist keine Adresse. Sie beginnt mit https:// und nennt einen Host.',
    servicePlain: 'Ein Dienst muss https benutzen, außer auf diesem Computer.',
    serviceTwice: 'Er steht schon hier.',
    confirmTitle: (origin) => `Das Token an ${origin} senden?`,
    confirmText: (user, origin) =>
      `Anfragen an Sammlungen von ${origin} werden das Token von ${user} tragen. Wer den Dienst betreibt, kann als ${user} handeln, bis das Token endet. Stimmen Sie nur zu, wenn die Betreiber Ihres Servers ihn genannt haben.`,
    confirm: 'Token dorthin senden',
  },
};
