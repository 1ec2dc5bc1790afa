import type { ReactElement } from 'react';
import type { MaskedSegment } from '../../electron/contract/token-view';
import type { Reveal, Revealed } from '../bridge/use-reveal';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { Message } from '../ui/notice';
import { useNow } from '../ui/now';
import { tokenWords } from '../words/token';

const words = tokenWords;

type EncodedProps = {
  readonly segments: readonly MaskedSegment[];
  readonly reveal: Reveal;
  readonly user: string;
};
type Part = {
  readonly name: string;
  readonly segment: MaskedSegment;
  readonly colour: 'h' | 'p' | 's';
  readonly legend: string;
};

/** The token as it travels, without what could be used of it: main sends the rest by a gesture, for seconds. */
export const EncodedToken = ({ segments, reveal, user }: EncodedProps): ReactElement => {
  const parts = partsOf(segments);
  const { revealed } = reveal;
  return (
    <section className="card" aria-label={words.encoded.region}>
      <div className="card-head">
        <h2>{words.encoded.title}</h2>
        <span className="legend" aria-hidden="true">
          {parts.map(({ name, colour, legend }) => (
            <span key={name} className={colour}>
              <i />
              {legend}
            </span>
          ))}
        </span>
        <span className="grow" />
        <Button
          kind="ghost"
          size="s"
          icon={revealed ? 'eyeOff' : 'eye'}
          aria-label={revealed ? words.reveal.hideName : words.reveal.revealName}
          aria-keyshortcuts="Control+Shift+H"
          onClick={revealed ? reveal.hide : reveal.reveal}
        >
          {revealed ? words.reveal.hide : words.reveal.reveal}
        </Button>
      </div>
      {revealed ? (
        <div className="encoded selectable">{joined(parts, (_, index) => textAt(revealed.text, parts, index))}</div>
      ) : (
        <div className="encoded" role="img" aria-label={words.encoded.hidden}>
          {joined(parts, ({ segment }) => masked(segment))}
        </div>
      )}
      {revealed && <HideBar revealed={revealed} user={user} onExtend={reveal.extend} />}
      {reveal.failure && (
        <div className="card-body">
          <Message kind="err" role="alert">
            {words.reveal.failed}
          </Message>
        </div>
      )}
    </section>
  );
};

type HideBarProps = { readonly revealed: Revealed; readonly user: string; readonly onExtend: () => void };

const HideBar = ({ revealed, user, onExtend }: HideBarProps): ReactElement => {
  const left = Math.max(0, Math.ceil((revealed.hidesAtMs - useNow()) / 1_000));
  return (
    <div className="hidebar">
      <Icon name="eye" className="icon-s" />
      <span className="grow">
        <span role="status">{words.reveal.warning(user)}</span>
        <span className="num">{words.reveal.seconds(left)}</span>.
      </span>
      {!revealed.isExtended && (
        <Button kind="ghost" size="s" onClick={onExtend}>
          {words.reveal.keep}
        </Button>
      )}
    </div>
  );
};

const joined = (parts: readonly Part[], show: (part: Part, index: number) => string): readonly ReactElement[] =>
  parts.map((part, index) => (
    <span key={part.name}>
      {index > 0 && <span className="d">.</span>}
      <span className={part.colour}>{show(part, index)}</span>
    </span>
  ));

const textAt = (token: string, parts: readonly Part[], index: number): string =>
  parts.length === 1 ? token : (token.split('.')[index] ?? '');

const MOST_DOTS = 96;

const masked = ({ shown, length }: MaskedSegment): string =>
  shown + '•'.repeat(Math.min(Math.max(0, length - shown.length), MOST_DOTS));

const partsOf = (segments: readonly MaskedSegment[]): readonly Part[] => {
  const { header, claims, signature, key, encrypted } = words.encoded;
  const [first, second, third] = segments;
  if (segments.length === 1 && first) return [{ name: 'key', segment: first, colour: 'p', legend: key(first.length) }];
  if (segments.length === 3 && first && second && third)
    return [
      { name: 'header', segment: first, colour: 'h', legend: header(first.length) },
      { name: 'claims', segment: second, colour: 'p', legend: claims(second.length) },
      { name: 'signature', segment: third, colour: 's', legend: signature(third.length) },
    ];
  return segments.map((segment, index) => ({
    name: `part ${index}`,
    segment,
    colour: index === 0 ? 'h' : 's',
    legend: index === 0 ? header(segment.length) : encrypted(segment.length),
  }));
};
