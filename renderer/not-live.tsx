import type { ReactElement } from 'react';
import type { SessionView } from '../electron/contract/session';
import { Button } from './ui/button';
import { Icon } from './ui/icons';
import { words } from './words/catalogue';

type NotLiveProps = {
  readonly view: SessionView;
  readonly onRetry: () => void;
  readonly onSignIn: () => void;
  readonly isRetrying: boolean;
};

/** In place of rows, while there was no session yet that could have loaded some. */
export const NotLive = ({ view, onRetry, onSignIn, isRetrying }: NotLiveProps): ReactElement => {
  const text = words.app.notLive;
  if (view.state.kind === 'locked')
    return (
      <div className="state">
        <div className="glyph glyph-warn">
          <Icon name="lock" />
        </div>
        <h2>{text.lockedTitle}</h2>
        <p>{text.lockedText}</p>
        <div className="acts">
          <Button onClick={onSignIn}>{text.withPassword}</Button>
          <Button kind="primary" icon="unlock" pending={isRetrying} onClick={onRetry}>
            {words.session.unlock}
          </Button>
        </div>
      </div>
    );
  if (view.state.kind === 'signed-out' || view.state.kind === 'expired')
    return (
      <div className="state">
        <div className="glyph">
          <Icon name="signOut" />
        </div>
        <h2>{text.outTitle}</h2>
        <p>{text.outText}</p>
        <div className="acts">
          <Button kind="primary" onClick={onSignIn}>
            {words.session.signInAgain}
          </Button>
        </div>
      </div>
    );
  return <div className="state" />;
};
