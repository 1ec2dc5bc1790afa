import type { LendingWords } from '../lending';

export const lending: LendingWords = {
  title: 'Diese Sitzung verleihen',
  exposes: (host, user) =>
    `Jedes Programm auf diesem Computer, das die Adresse hat, kann ${host} als ${user} benutzen, immer mit frischem Token. Das Token selbst verlässt Latchkey nie.`,
  writes: 'Auch Änderungen erlauben',
  writesHint: 'Sonst gehen nur GET, HEAD und OPTIONS hindurch.',
  whyNoWrites: {
    'read-only': 'Dieses Profil liest nur, darum wird es zum Lesen verliehen.',
    confirm:
      'Dieses Profil fragt vor jeder Änderung, und bei einem anderen Programm ist niemand da, den man fragen kann.',
  },
  idle: 'Beenden, wenn unbenutzt seit',
  idleChoices: [
    ['5', '5 Minuten'],
    ['15', '15 Minuten'],
    ['60', '1 Stunde'],
    ['480', '8 Stunden'],
  ],
  notLive: 'Melden Sie sich zuerst an.',
  start: 'Verleihen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  stop: 'Verleihen beenden',
  stopped: 'Verleihen beendet. Die Adresse gibt es nicht mehr.',
  address: 'Adresse',
  hidden: 'Adresse, verborgen',
  shown: 'Adresse',
  reveal: 'Zeigen',
  revealName: 'Adresse zeigen',
  hide: 'Verbergen',
  hideName: 'Adresse verbergen',
  warning: (user) => `Wer das auf diesem Computer sieht, kann als ${user} handeln. Wird verborgen in `,
  seconds: (left) => `${left} s`,
  copy: 'Adresse kopieren',
  copied: (clearsIn) =>
    clearsIn === null
      ? 'Adresse kopiert. Sie bleibt in der Zwischenablage.'
      : `Adresse kopiert. In ${clearsIn} wird sie aus der Zwischenablage gelöscht.`,
  facts: {
    may: 'Erlaubt',
    reading: 'Lesen',
    writing: 'Lesen und Ändern',
    requests: 'Anfragen bisher',
    since: 'Verliehen seit',
    ends: 'Endet von selbst',
    endsAfter: (idle) => `nach ${idle} ohne Anfrage`,
  },
};
