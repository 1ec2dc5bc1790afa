import type { FindingSentences } from '../../../electron/token/findings';
import { type Sentence, said } from '../../../electron/token/findings/finding';
import type { Finding } from '../../../electron/token/inspection';

const sentences: FindingSentences = {
  'input-empty': 'Es gibt nichts zu lesen.',
  'input-too-large':
    'Länger als 262.144 Zeichen; kein Server nimmt ein solches Token an, deshalb wurde nichts gelesen.',
  'not-a-token': 'Das ist weder ein JSON Web Token noch ein zufälliger Schlüssel.',
  'json-no-token': 'Dieses JSON enthält kein Token.',
  'json-serialization':
    'Das ist die JSON-Serialisierung einer Signatur oder Verschlüsselung; ein JSON Web Token ist immer kompakt.',
  'whitespace-trimmed': 'Leerraum um das Token wurde weggelassen.',
  'quotes-stripped': 'Anführungszeichen um das Token wurden weggelassen.',
  'prefix-stripped': 'Der Header-Name oder das Wort des Schemas vor dem Token wurde weggelassen.',
  'json-body': 'Das Token wurde im Körper einer Antwort gefunden.',
  'json-several-tokens': 'Der Körper enthält mehrere Token; gezeigt wird das, das mit Anfragen gesendet wird.',
  'whitespace-inside':
    'Im Token ist Leerraum; gezeigt wird es ohne ihn, doch so, wie es eingefügt wurde, lehnen Server es ab.',
  'sd-jwt': 'Auf das Token folgen Offenlegungen (SD-JWT); gezeigt wird der Teil vor dem ersten „~“.',
  'drf-authtoken':
    'Ein zufälliger Schlüssel aus 40 Hexziffern, wie ihn TokenAuthentication des Django REST framework vergibt: Für sich allein sagt er nichts.',
  'opaque-token': 'Ein zufälliger Schlüssel: Für sich allein sagt er nichts, nur sein Server weiß, wofür er steht.',
  'segment-count': ({ count }) =>
    `${count === 1 ? '1 Teil' : `${count} Teile`}: Ein signiertes Token hat 3 und ein verschlüsseltes 5.`,
  'segment-empty': 'Ein Teil, der etwas enthalten muss, ist leer.',
  'base64-padding': 'Token werden ohne „=“ am Ende kodiert; es wurde weggelassen.',
  'base64-standard-alphabet': 'Token werden mit „-“ und „_“ kodiert, nicht mit „+“ und „/“.',
  'base64-invalid': 'Dieser Teil enthält ein Zeichen, das es in base64url nicht gibt.',
  'base64-length': 'Keine Bytes ergeben diese Zahl von Zeichen: Einige gingen verloren oder kamen hinzu.',
  'base64-noncanonical': 'Unbenutzte Bits am Ende sind nicht null: eine zweite Schreibweise derselben Bytes.',
  'utf8-invalid': 'Die Bytes sind kein UTF-8.',
  'json-bom': 'Das JSON beginnt mit einer Byte Order Mark, was es nicht darf; sie wurde weggelassen.',
  'header-not-json': 'Der Header ist kein JSON.',
  'payload-not-json': 'Der Inhalt ist kein JSON.',
  'header-not-object': 'Der Header ist JSON, aber kein Objekt.',
  'payload-not-object': 'Der Inhalt ist JSON, aber kein Objekt mit Claims.',
  'duplicate-member': ({ name }) =>
    `Der Name „${name}“ steht in einem Objekt zweimal; Programme nehmen mal den einen, mal den anderen, gezeigt wird der letzte.`,
  'json-too-deep': 'Das JSON ist tiefer als 64 Ebenen verschachtelt und wurde nicht gelesen.',
  'jwe-key-unexpected':
    'Dieser Algorithmus schickt keinen verschlüsselten Schlüssel mit, das Token enthält aber einen.',
  'well-formed': 'Die Form stimmt in jedem Teil; über die Signatur sagt das nichts.',
  'alg-missing': 'Der Header nennt keinen Algorithmus.',
  'alg-none': 'Das Token ist nicht signiert: Jeder kann ein solches Token schreiben.',
  'alg-none-variant': 'Ein falsch geschriebenes „none“ ist ein bekannter Angriff auf unachtsame Server.',
  'alg-unknown': ({ algorithm }) => `Der Algorithmus „${algorithm}“ ist nicht bekannt.`,
  'alg-symmetric': 'Mit einem gemeinsamen Geheimnis signiert: Wer das Token prüfen kann, kann es auch fälschen.',
  'alg-asymmetric': 'Mit einem privaten Schlüssel signiert: Der öffentliche kann es prüfen und nicht fälschen.',
  'alg-deprecated': ({ algorithm }) =>
    algorithm === 'EdDSA'
      ? 'Der Name „EdDSA“ sagt nicht, welche Kurve; „Ed25519“ und „Ed448“ lösen ihn ab.'
      : 'Mit dieser Auffüllung kann ein Angreifer, der Fehler beobachtet, das Token lesen; RSA-OAEP löst sie ab.',
  'signature-missing': 'Die Signatur ist abgeschnitten.',
  'none-with-signature': 'Ein nicht signiertes Token darf keine Signatur tragen, dieses tut es.',
  'signature-length': ({ bytes, expected, isLeast }) =>
    `Die Signatur hat ${bytes} Bytes, dieser Algorithmus ergibt ${isLeast ? 'mindestens ' : ''}${expected.join(' oder ')}: eine gekürzte oder veränderte Kopie.`,
  'rsa-key-small': ({ bits }) =>
    `Die Signatur stammt von einem RSA-Schlüssel mit ${bits} Bit; erlaubt sind mindestens 2048.`,
  'signature-der': 'Die Signatur ist in DER kodiert; es müssen r und s nebeneinander sein.',
  'typ-absent': 'Der Header sagt nicht, welche Art von Token das ist; er muss es nicht.',
  'typ-unusual': ({ type }) => `Der Typ ist „${type}“ statt „JWT“.`,
  'typ-at-jwt': 'Ein OAuth-Access-Token.',
  'header-param-type': ({ parameter }) => `„${parameter}“ muss ein Text sein.`,
  'kid-suspicious':
    'Der Name des Schlüssels sieht nach einer Einschleusung in einen Pfad, eine Abfrage oder eine Shell aus.',
  'remote-key-url':
    'Das Token verweist auf den Schlüssel, mit dem es geprüft werden soll; von dort wird nichts geholt.',
  'embedded-key': 'Das Token bringt seinen Schlüssel mit; eine Prüfung damit beweist nichts.',
  'embedded-private-key': 'Das Token veröffentlicht einen privaten oder geheimen Schlüssel.',
  'crit-invalid': 'Die Liste kritischer Parameter muss Erweiterungen nennen, die der Header enthält, jede einmal.',
  'crit-unknown': 'Empfänger, die einen kritischen Parameter nicht kennen, müssen das Token ablehnen.',
  'b64-false': 'Der Inhalt ist nicht kodiert (b64 ist false), was bei einem JSON Web Token nicht sein darf.',
  'nested-jwt': 'Der Inhalt ist selbst ein Token, das für sich geprüft werden kann.',
  'jwe-encrypted': 'Das Token ist verschlüsselt: Nur sein Header lässt sich lesen.',
  'jwe-enc-missing': 'Der Header nennt keine Verschlüsselung des Inhalts.',
  'jwe-zip': 'Der Inhalt wurde vor dem Verschlüsseln komprimiert, was ihn verraten kann.',
  'jwe-p2c-large': 'Dieses Token zu öffnen kostet einen Server mehr als 1.200.000 Hash-Runden.',
  'numericdate-type': ({ found }) =>
    `Eine Zeit muss eine JSON-Zahl von Sekunden seit 1970 sein; hier steht ${foundKinds[found]}.`,
  'numericdate-float': 'Die Zeit hat einen Bruchteil einer Sekunde: erlaubt, doch manche Server schneiden ihn ab.',
  'numericdate-milliseconds':
    'Die Zeit sieht nach Millisekunden aus; beurteilt wird sie als Sekunden, wie Server es tun.',
  'numericdate-range': 'Die Zeit liegt jenseits jedes Datums.',
  'numericdate-negative': 'Die Zeit liegt vor 1970.',
  'exp-missing': 'Das Token nennt keinen Ablauf: Es gilt, bis der Server seine Schlüssel wechselt.',
  expired: 'Das Token ist abgelaufen.',
  'expiring-soon': 'Das Token läuft in weniger als einer Minute ab.',
  'exp-ok': 'Das Token ist nicht abgelaufen.',
  'nbf-future': 'Das Token ist noch nicht gültig.',
  'iat-future':
    'In der Zukunft ausgestellt: Die Uhren weichen voneinander ab, und Server mit PyJWT lehnen ein solches Token ab.',
  'exp-before-iat': 'Das Token läuft nicht später ab, als es ausgestellt wurde.',
  'exp-before-nbf': 'Das Token läuft ab, bevor es gültig wird.',
  'lifetime-long': ({ hours, isFromNow }) => {
    const span = hours < 72 ? `${hours} Stunden` : `${Math.round(hours / 24)} Tage`;
    return isFromNow
      ? `Das Token gilt noch ${span}, was gefährlich ist, wenn es gestohlen wird.`
      : `Das Token lebt höchstens ${span}, was gefährlich ist, wenn es gestohlen wird.`;
  },
  'claims-empty': 'Das Token enthält keinen einzigen Claim.',
  'iss-type': 'Der Aussteller (iss) muss ein Text sein.',
  'sub-type': 'Das Subjekt (sub) muss ein Text sein.',
  'jti-type': 'Die Kennung des Tokens (jti) muss ein Text sein.',
  'aud-type': 'Die Empfänger (aud) müssen ein Text oder eine Liste von Texten sein.',
  'stringoruri-invalid': 'Ein Wert mit Doppelpunkt muss eine URI sein, und das ist keine.',
  'rfc9068-missing-claim': ({ claim }) => `Ein OAuth-Access-Token muss den Claim „${claim}“ haben.`,
  'flavour-simplejwt': 'Von djangorestframework-simplejwt erzeugt, nach den Claims zu urteilen.',
  'flavour-drf-jwt': 'Von djangorestframework-jwt oder drf-jwt erzeugt, nach den Claims zu urteilen.',
  'token-type-access': 'Ein Access-Token: Es wird mit Anfragen gesendet.',
  'token-type-refresh':
    'Ein Refresh-Token: nur zum Erneuern. Auf eine Anfrage damit antwortet der Server „Token has wrong type“.',
  'token-type-sliding': 'Ein Sliding-Token: Es wird mit Anfragen gesendet und durch sich selbst erneuert.',
  'token-type-unknown': 'SimpleJWT kennt die Token-Arten access, refresh und sliding; das ist keine davon.',
  'jti-missing': 'Das Token hat keine Kennung (jti); SimpleJWT lehnt es ab.',
  'refresh-window':
    'So lange nach der ersten Anmeldung erneuerbar, und nur, solange es nicht abgelaufen ist. Wie lange, legt der Server fest: 7 Tage, wenn er nichts anderes sagt.',
  'refresh-window-over': 'Das Erneuerungsfenster ist zu Ende: Der Server antwortet „Refresh has expired.“',
  'refresh-needs-login': 'Server dieser Art erneuern nur Token, die nicht abgelaufen sind: Melden Sie sich neu an.',
  'orig-iat-future': 'Die erste Anmeldung liegt in der Zukunft: Die Uhren weichen voneinander ab.',
  'refresh-exp-over': 'Dieses Token lässt sich nicht mehr erneuern.',
  'pii-claim': 'Persönliche Daten: Wer das Token sieht, kann sie lesen.',
  'secret-claim': ({ isPasswordDigest }) =>
    isPasswordDigest
      ? 'Ein Hash des gespeicherten Passworts (CHECK_REVOKE_TOKEN von SimpleJWT): Wer das Token sieht, kann ihn lesen.'
      : 'Das sieht nach einem Geheimnis aus: Wer das Token sieht, kann es lesen.',
  'number-precision':
    'Viele Programme können diese Zahl nicht genau speichern; gezeigt wird ihr Text, wie er im Token steht.',
  'deceptive-text': 'Unsichtbare Zeichen können den Text wie einen anderen aussehen lassen.',
  'lone-surrogate': 'Ein halbes Zeichen: Was daraus wird, ist von Programm zu Programm verschieden.',
  'prototype-name': 'Ein Name, der das Verhalten unachtsamer JavaScript-Programme ändern kann.',
  'size-cookie': 'Zu lang für ein Cookie: Browser verwerfen eines von mehr als 4096 Bytes.',
  'size-header': 'Zu lang für eine Header-Zeile üblicher Server: nginx nimmt 8 KiB, gunicorn 8190 Bytes.',
  'members-many':
    'In einem Teil sind mehr als 5.000 Namen oder auffällige Werte: Aufgelistet und beurteilt sind die ersten.',
  'clock-offset': ({ secondsAhead }) =>
    `Die Uhr des Servers geht gegenüber der dieses Computers ${Math.round(Math.abs(secondsAhead))} s ${secondsAhead > 0 ? 'vor' : 'nach'}; Zeiten werden nach der des Servers beurteilt.`,
};

const foundKinds = {
  null: 'null',
  array: 'eine Liste',
  object: 'ein Objekt',
  string: 'ein Text',
  boolean: 'ein Wahrheitswert',
} as const;

const byId: Readonly<Record<string, Sentence>> = sentences;

/** A rule that is newer than the words speaks for itself. */
export const findingSentence = ({ id, message, values, more }: Finding): string => {
  const sentence = Object.hasOwn(byId, id) ? byId[id] : undefined;
  if (sentence === undefined) return message;
  return more === undefined ? said(sentence, values) : `${said(sentence, values)} Es gibt ${more} weitere dieser Art.`;
};
