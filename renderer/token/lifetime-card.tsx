import type { ReactElement } from 'react';
import type { ServerClock } from '../../electron/contract/session';
import { useSettings } from '../bridge/use-settings';
import { classNames } from '../ui/button';
import { Icon } from '../ui/icons';
import { useNow } from '../ui/now';
import { span } from '../words/human';
import { tokenWords } from '../words/token';
import { At } from './at';
import type { Lane, Timeline } from './lanes';

const words = tokenWords;

type LifetimeProps = {
  readonly timeline: Timeline;
  readonly clock: ServerClock | null;
  readonly saysNoWindow: boolean;
};

export const LifetimeCard = ({ timeline, clock, saysNoWindow }: LifetimeProps): ReactElement => (
  <section className="card" aria-label={words.lifetime.region}>
    <div className="timeline" role="img" aria-label={timeline.name}>
      <LaneRow lane={timeline.token} />
      {timeline.window && <LaneRow lane={timeline.window} />}
      {saysNoWindow && !timeline.window && (
        <div className="lane">
          <span className="name">{words.lifetime.window}</span>
          <span className="timeline-none">{words.lifetime.noWindow}</span>
        </div>
      )}
    </div>
    <ClockLine clock={clock} />
  </section>
);

const LaneRow = ({ lane }: { readonly lane: Lane }): ReactElement => (
  <div className="lane">
    <span className="name">
      {lane.name}
      <small>{lane.small}</small>
    </span>
    <div className="track">
      <div className={classNames('rail', lane.isEndless && 'open-end')}>
        {lane.earlyAt !== null && <At at={lane.earlyAt} className="early" />}
        {lane.fill && <At at={lane.fill.at} className={fillClass[lane.fill.kind]} />}
        {lane.zoneAt !== null && <At at={lane.zoneAt} className="zone" />}
      </div>
      {lane.nowAt !== null && <At as="i" at={lane.nowAt} className="mk now" />}
      {lane.marks.map((at) => (
        <At key="renews" as="i" at={at} className="mk" />
      ))}
      {lane.labels.map(({ at, text, side, isNow }) => (
        <At key={`${side}${isNow ? ' now' : ''}`} as="span" at={at} className={`mk-label ${sideClass[side]}`}>
          {isNow ? <b>{text}</b> : text}
        </At>
      ))}
    </div>
  </div>
);

const fillClass = { token: 'fill', window: 'fill fill-window', over: 'fill over' } as const;
const sideClass = { start: 'start', after: 'after', mid: 'lbl-mid', stop: 'stop' } as const;

/** Worth a colour from 5 s on, a word of its own from 30 s on. */
const AGREEING_MS = 100;
const NOTABLE_MS = 5_000;
const FAR_MS = 30_000;

const ClockLine = ({ clock }: { readonly clock: ServerClock | null }): ReactElement => {
  const nowMs = useNow();
  const say = words.clock;
  const { countOn } = useSettings();
  if (!clock)
    return (
      <div className="clockline">
        <Icon name="clock" />
        <span>{countOn === 'computer' ? say.own : say.unknown}</span>
      </div>
    );
  const { offsetMs, measuredAtMs } = clock;
  const isAhead = offsetMs < 0;
  const by = span(offsetMs);
  return (
    <div className={classNames('clockline', Math.abs(offsetMs) >= NOTABLE_MS && 'is-off')}>
      <Icon name="clock" />
      {Math.abs(offsetMs) >= FAR_MS ? (
        <span>{say.far(isAhead ? say.farAhead(by) : say.farBehind(by))}</span>
      ) : (
        <span>
          {say.computer}
          <b className="strong num">
            {Math.abs(offsetMs) < AGREEING_MS ? say.agrees : isAhead ? say.ahead(by) : say.behind(by)}
          </b>
          {Math.abs(offsetMs) >= AGREEING_MS && isAhead ? say.ofServer : say.server}
          {say.measured(span(Math.max(0, nowMs - measuredAtMs)))}
        </span>
      )}
    </div>
  );
};
