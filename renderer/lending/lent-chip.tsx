import './lending.css';
import type { ReactElement } from 'react';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';
import { useLent } from './use-lent';

type LentChipProps = { readonly profileId: string; readonly onOpen: () => void };

/** Nothing while the session is not lent; else that it is, how much it is used, and the way to stop it. */
export const LentChip = ({ profileId, onOpen }: LentChipProps): ReactElement | null => {
  const lent = useLent().find((each) => each.profileId === profileId);
  if (!lent) return null;
  const { lent: word, lentRequests } = words.session;
  const requests = lentRequests(lent.count);
  return (
    <button type="button" className="chip chip-info lent-chip" aria-label={`${word}: ${requests}`} onClick={onOpen}>
      <Icon name="link" />
      {word}
      <span className="lent-count">
        <span className="sep">·</span> <span className="time">{requests}</span>
      </span>
    </button>
  );
};
