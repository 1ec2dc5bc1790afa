import { offline, refusal } from '../../../helpers/session-stage';

export const refused = (endsAtOnce = false) => ({ kind: 'refused', failure: refusal(), endsAtOnce }) as const;
export const later = (error = offline()) => ({ kind: 'try-later', failure: error }) as const;
