import type { KeychainFault, KeychainReason } from '../../../electron/contract/keychain';
import { failures } from './failures';

const faults: Readonly<Record<KeychainFault, string>> = {
  locked: 'der Schlüsselbund ist gesperrt',
  'locked-just-now': 'der Schlüsselbund wurde soeben gesperrt',
  'prompt-closed': 'seine Abfrage wurde geschlossen',
  'no-answer': 'der Schlüsselbund hat nicht rechtzeitig geantwortet',
  'no-answer-before': 'der Schlüsselbund hat auf den Aufruf davor nicht geantwortet',
  'process-ended': 'der Prozess, der den Schlüsselbund fragt, wurde beendet',
  'not-deleted': 'der Schlüsselbund hat ihn noch',
  'not-as-written': 'der Schlüsselbund gab etwas anderes zurück',
  'not-readable': 'was in den Schlüsselbund geschrieben wurde, lässt sich nicht lesen',
  'too-large': 'er ist zu groß für diesen Schlüsselbund',
  'part-missing': 'ein Teil davon fehlt',
  'parts-of-several': 'seine Teile gehören nicht zu einem Eintrag',
  'record-altered': 'er ist nicht mehr so, wie er geschrieben wurde',
  'other-version': 'eine andere Version von Latchkey hat ihn geschrieben',
};

export const keychainReason = (reason: KeychainReason): string =>
  typeof reason === 'string' ? faults[reason] : failures.quote(reason.said);
