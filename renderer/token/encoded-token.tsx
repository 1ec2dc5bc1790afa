import type { ReactElement } from 'react';
import type { MaskedSegment, TokenView } from '../../electron/contract/token-view';
import { tokenWords as words } from '../words/token';

type Part = { readonly segment: MaskedSegment; readonly colour: 'h' | 'p' | 's'; readonly legend: string };

/** The token as it travels, without what could be used of it: main never sent the rest. */
export const EncodedToken = ({ segments }: Pick<TokenView, 'segments'>): ReactElement => {
  const parts = partsOf(segments);
  return (
    <section className="card" aria-label={words.encoded.region}>
      <div className="card-head">
        <h2>{words.encoded.title}</h2>
        <span className="legend" aria-hidden="true">
          {parts.map(({ colour, legend }) => (
            <span key={legend} className={colour}>
              <i />
              {legend}
            </span>
          ))}
        </span>
      </div>
      <div className="encoded" role="img" aria-label={words.encoded.hidden}>
        {parts.map(({ segment, colour, legend }, index) => (
          <span key={legend}>
            {index > 0 && <span className="d">.</span>}
            <span className={colour}>{masked(segment)}</span>
          </span>
        ))}
      </div>
    </section>
  );
};

const MOST_DOTS = 96;

const masked = ({ shown, length }: MaskedSegment): string =>
  shown + '•'.repeat(Math.min(Math.max(0, length - shown.length), MOST_DOTS));

const partsOf = (segments: readonly MaskedSegment[]): readonly Part[] => {
  const { header, claims, signature, key, encrypted } = words.encoded;
  const [first, second, third] = segments;
  if (segments.length === 1 && first) return [{ segment: first, colour: 'p', legend: key(first.length) }];
  if (segments.length === 3 && first && second && third)
    return [
      { segment: first, colour: 'h', legend: header(first.length) },
      { segment: second, colour: 'p', legend: claims(second.length) },
      { segment: third, colour: 's', legend: signature(third.length) },
    ];
  return segments.map((segment, index) => ({
    segment,
    colour: index === 0 ? 'h' : 's',
    legend: index === 0 ? header(segment.length) : `${encrypted(segment.length)}${'\u200a'.repeat(index)}`,
  }));
};
