const reasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'es ist abgelaufen',
  CERT_NOT_YET_VALID: 'es gilt noch nicht',
  CERT_REVOKED: 'es wurde widerrufen',
  CERT_UNTRUSTED: 'seiner Stelle wird dafür nicht vertraut',
  CERT_SIGNATURE_FAILURE: 'seine Signatur ist falsch',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'es ist selbst signiert',
  SELF_SIGNED_CERT_IN_CHAIN: 'seine Stelle ist hier nicht bekannt',
  UNABLE_TO_GET_ISSUER_CERT: 'seine Stelle ist hier nicht bekannt',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'seine Stelle ist hier nicht bekannt',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'der Server sendet keine Kette zu einer Stelle',
  ERR_TLS_CERT_ALTNAME_INVALID: 'es gilt für einen anderen Host',
  HOSTNAME_MISMATCH: 'es gilt für einen anderen Host',
  INVALID_CA: 'seine Stelle darf keine Zertifikate ausstellen',
  INVALID_PURPOSE: 'es ist nicht für Server',
  PATH_LENGTH_EXCEEDED: 'seine Kette ist zu lang',
};

export const certificateReason = (name: string): string => (reasons[name] ? `${reasons[name]} (${name})` : name);
