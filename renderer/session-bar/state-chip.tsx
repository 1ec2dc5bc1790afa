import type { ReactElement } from 'react';
import type { SessionView } from '../../electron/contract/session';
import { useSettings } from '../bridge/use-settings';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { useNow } from '../ui/now';
import { words } from '../words/catalogue';
import { countdown } from '../words/human';
import { type Chip, type ChipAction, chipOf, shareLeft } from './chip';

type StateChipProps = {
  readonly view: SessionView;
  readonly onAction: (action: ChipAction) => void;
  readonly onWhyMemory: () => void;
  readonly isActing: boolean;
};

/** State, what it counts to, and the one thing that helps; a screen reader hears changes of state, not of seconds. */
export const StateChip = ({ view, onAction, onWhyMemory, isActing }: StateChipProps): ReactElement => {
  const nowMs = useNow();
  const { warnBeforeWindowEnds } = useSettings();
  const serverNowMs = nowMs + (view.clock?.offsetMs ?? 0);
  const chip = chipOf(view, { serverNowMs, warnBeforeSeconds: warnBeforeWindowEnds });
  const text = words.session;
  const { detail, action, extra } = chip;
  const toneClass = chip.tone === 'mute' ? 'chip' : `chip chip-${chip.tone}`;
  return (
    <div className="state-wrap">
      <div className={toneClass} role="status" aria-label={text.state}>
        <Sign chip={chip} nowMs={nowMs} />
        <span>{chip.word}</span>
        {detail && (
          <span className="sep" aria-hidden="true">
            ·
          </span>
        )}
        {detail?.kind === 'text' && <span className="time clip bidi">{detail.text}</span>}
        {detail?.kind === 'until' && (
          <span className="time clip" role="timer" aria-live="off">
            {detail.say(countdown(detail.atMs - nowMs - (detail.clock?.offsetMs ?? 0)))}
          </span>
        )}
      </div>
      {extra?.kind === 'memory-only' && (
        <button type="button" className="chip chip-warn" aria-label={text.chip.memoryOnlyWhy} onClick={onWhyMemory}>
          <Icon name="shield" />
          {text.chip.memoryOnly}
        </button>
      )}
      {extra?.kind === 'not-saved' && (
        <span className="chip chip-warn">
          <Icon name="shield" />
          {text.chip.notSaved}
        </span>
      )}
      {action && (
        <Button
          size="s"
          kind={action === 'sign-in-again' ? 'primary' : 'secondary'}
          pending={isActing}
          onClick={() => onAction(action)}
        >
          {action === 'sign-in-again' ? text.signInAgain : text.unlock}
        </Button>
      )}
    </div>
  );
};

const Sign = ({ chip, nowMs }: { readonly chip: Chip; readonly nowMs: number }): ReactElement => {
  if (chip.sign === 'spin') return <i className="spin" />;
  if (chip.sign !== 'ring') return <Icon name={chip.sign} />;
  const { detail } = chip;
  const share =
    detail?.kind === 'until' ? shareLeft(detail.fromMs, detail.atMs, nowMs + (detail.clock?.offsetMs ?? 0)) : 100;
  return (
    <svg className="ring" viewBox="0 0 14 14" aria-hidden="true">
      <circle className="track" cx="7" cy="7" r="5.5" />
      <circle cx="7" cy="7" r="5.5" pathLength={100} strokeDasharray={`${share} 100`} />
    </svg>
  );
};
