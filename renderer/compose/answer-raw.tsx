import { memo, type ReactElement, useEffect, useMemo, useRef } from 'react';
import { composeWords } from '../words/compose';
import type { Found } from './find-text';

type Chunk = { readonly from: number; readonly to: number };

const CHUNK = 8_192;

/** Parts of a text, cut at line ends where there are some: the browser lays out only those in sight. */
const chunksOf = (text: string): readonly Chunk[] => {
  const chunks: Chunk[] = [];
  for (let from = 0; from < text.length; ) {
    const most = Math.min(from + CHUNK, text.length);
    // Within the part alone: a text without lines would be looked through from its beginning for each of them.
    const line = most === text.length ? -1 : text.slice(from, most).lastIndexOf('\n');
    const to = line < 0 ? most : from + line + 1;
    chunks.push({ from, to });
    from = to;
  }
  return chunks;
};

type AnswerRawProps = { readonly text: string; readonly found: Found | null; readonly at: number };

/** The text as the server sent it; every find is marked, and the current one is scrolled to. */
export const AnswerRaw = ({ text, found, at }: AnswerRawProps): ReactElement => {
  const chunks = useMemo(() => chunksOf(text), [text]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (found && at >= 0) place.current?.querySelector('.is-current')?.scrollIntoView?.({ block: 'nearest' });
  }, [found, at]);
  let next = 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keys.
    <div className="raw-text" role="region" aria-label={composeWords.answer.text} tabIndex={0} ref={place}>
      {chunks.map(({ from, to }) => {
        const marks: Mark[] = [];
        // Finds are in the order of the text; one may reach over into the next part.
        while (found && next < found.at.length && (found.at[next] ?? 0) < to) {
          const begin = found.at[next] ?? 0;
          const end = begin + (found.length[next] ?? 0);
          if (end > from) marks.push(markIn(from, to, begin, end, next === at));
          if (end > to) break;
          next += 1;
        }
        return <Part key={from} text={text.slice(from, to)} marks={marks.join(' ')} />;
      })}
    </div>
  );
};

/** `begin:end:current`, as text, so that a part is drawn again only where a mark of its own changed. */
type Mark = string;

const markIn = (from: number, to: number, begin: number, end: number, isCurrent: boolean): Mark =>
  `${Math.max(begin, from) - from}:${Math.min(end, to) - from}:${isCurrent ? 1 : 0}`;

type PartProps = { readonly text: string; readonly marks: string };

const Part = memo(({ text, marks }: PartProps): ReactElement => {
  const parts: ReactElement[] = [];
  let done = 0;
  for (const mark of marks === '' ? [] : marks.split(' ')) {
    const [begin = 0, end = 0, isCurrent] = mark.split(':').map(Number);
    parts.push(
      <span key={begin}>
        {text.slice(done, begin)}
        <mark className={isCurrent ? 'is-current' : undefined}>{text.slice(begin, end)}</mark>
      </span>,
    );
    done = end;
  }
  return (
    <div className="raw-part selectable">
      {parts}
      {text.slice(done)}
    </div>
  );
});
