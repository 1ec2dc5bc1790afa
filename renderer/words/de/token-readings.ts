import type { TokenWords } from '../token';

export const claimReadings: TokenWords['claimReadings'] = {
  iss: 'Aussteller',
  sub: 'Subjekt: um wen es im Token geht',
  aud: 'Empfänger: für wen das Token ist',
  jti: 'Kennung des Tokens',
  user_id: 'Primärschlüssel des Benutzers',
  username: 'Benutzername',
  email: 'Persönliche Angabe, nicht verschlüsselt',
  token_type: 'Art des Tokens',
  scope: 'Was es erlaubt',
  client_id: 'OAuth-Client',
  azp: 'Berechtigte Partei',
  nonce: 'Bindet das Token an eine Anmeldung',
  acr: 'Wie stark sich die Person ausgewiesen hat',
  amr: 'Womit sich die Person ausgewiesen hat',
  sid: 'Sitzung beim Aussteller',
  at_hash: 'Prüfsumme des Access-Tokens daneben',
  c_hash: 'Prüfsumme des Authorization-Codes daneben',
  name: 'Persönliche Angabe, nicht verschlüsselt',
  given_name: 'Persönliche Angabe, nicht verschlüsselt',
  family_name: 'Persönliche Angabe, nicht verschlüsselt',
  preferred_username: 'Persönliche Angabe, nicht verschlüsselt',
  email_verified: 'Ob der Aussteller die Adresse geprüft hat',
  locale: 'Sprache der Person',
  zoneinfo: 'Zeitzone der Person',
  roles: 'Rollen der Person',
  groups: 'Gruppen der Person',
  permissions: 'Was es erlaubt',
  orig_jti: 'Kennung des ersten Tokens dieser Anmeldung',
  is_staff: 'Darf die Django-Verwaltung benutzen',
  is_superuser: 'Hat jedes Recht',
  hash_password: 'Prüfsumme des gespeicherten Passworts (CHECK_REVOKE_TOKEN)',
};

export const timeReadings: TokenWords['timeReadings'] = {
  exp: 'Läuft ab',
  nbf: 'Gültig ab',
  iat: 'Ausgestellt',
  orig_iat: 'Erste Anmeldung: Von hier zählt das Erneuerungsfenster',
  refresh_exp: 'Erneuerbar bis',
  auth_time: 'Angemeldet',
  updated_at: 'Profil geändert',
};

export const tokenTypes: TokenWords['tokenTypes'] = {
  access: 'Access-Token: wird mit jeder Anfrage gesendet',
  refresh: 'Refresh-Token: nur zum Erneuern',
  sliding: 'Sliding-Token: wird mit jeder Anfrage gesendet, erneuert sich selbst',
};

export const algorithms: TokenWords['algorithms'] = {
  HS256: 'HMAC mit SHA-256, ein gemeinsames Geheimnis',
  HS384: 'HMAC mit SHA-384, ein gemeinsames Geheimnis',
  HS512: 'HMAC mit SHA-512, ein gemeinsames Geheimnis',
  RS256: 'RSA mit SHA-256, privater und öffentlicher Schlüssel',
  RS384: 'RSA mit SHA-384, privater und öffentlicher Schlüssel',
  RS512: 'RSA mit SHA-512, privater und öffentlicher Schlüssel',
  PS256: 'RSA-PSS mit SHA-256, privater und öffentlicher Schlüssel',
  PS384: 'RSA-PSS mit SHA-384, privater und öffentlicher Schlüssel',
  PS512: 'RSA-PSS mit SHA-512, privater und öffentlicher Schlüssel',
  ES256: 'ECDSA auf P-256, privater und öffentlicher Schlüssel',
  ES384: 'ECDSA auf P-384, privater und öffentlicher Schlüssel',
  ES512: 'ECDSA auf P-521, privater und öffentlicher Schlüssel',
  EdDSA: 'Edwards-Kurve, privater und öffentlicher Schlüssel',
  Ed25519: 'Ed25519, privater und öffentlicher Schlüssel',
  none: 'Keine Signatur',
};

export const headerReadings: TokenWords['headerReadings'] = {
  alg: 'Algorithmus',
  typ: 'Art des Tokens',
  cty: 'Art des Inhalts',
  kid: 'Name des Schlüssels; als Text gezeigt, nie verfolgt',
  jku: 'Adresse von Schlüsseln; nie geholt',
  x5u: 'Adresse eines Zertifikats; nie geholt',
  jwk: 'Ein Schlüssel im Token; nie benutzt',
  x5c: 'Zertifikate im Token; nie benutzt',
  x5t: 'Fingerabdruck eines Zertifikats',
  crit: 'Erweiterungen, die ein Empfänger kennen muss',
  enc: 'Verschlüsselung des Inhalts',
  zip: 'Kompression',
};
