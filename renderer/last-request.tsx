import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Profile } from '../electron/contract/profile';
import type { RequestLine } from '../electron/contract/resource';
import { useCopy } from './bridge/use-copy';
import { originIn, type RequestMark, requestMarks } from './request-marks';
import { Button, IconButton } from './ui/button';
import { useNow } from './ui/now';
import { words } from './words/catalogue';
import { number, shortTime, took } from './words/human';

type LastRequestProps = { readonly lines: readonly RequestLine[]; readonly server: Profile['server'] };

/** The newest request of the profile, and behind it the earlier ones; nothing secret is in any of them. */
export const LastRequest = ({ lines, server }: LastRequestProps): ReactElement => {
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLDivElement>(null);
  const [line] = lines;
  const text = words.app.lastRequest;
  const short = useShort(line);
  const close = (): void => {
    setOpen(false);
    anchor.current?.querySelector<HTMLElement>('.req-btn')?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const pressed = (event: PointerEvent): void => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard for the button and its popover alike.
    <div className="menu-anchor" ref={anchor} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <Button
        kind="ghost"
        size="s"
        className="req-btn"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={text.name(short)}
        disabled={!line}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={`dot dot-${toneOf(line)}`} />
        {short}
      </Button>
      {isOpen && line && <Details {...{ lines, line, server }} onClose={close} />}
    </div>
  );
};

type DetailsProps = {
  readonly lines: readonly RequestLine[];
  readonly line: RequestLine;
  readonly server: Profile['server'];
  readonly onClose: () => void;
};

const Details = ({ lines, line, server, onClose }: DetailsProps): ReactElement => {
  const copy = useCopy();
  const text = words.app.lastRequest;
  const marks = requestMarks(lines, server);
  const origin = originIn(line);
  return (
    <div className="pop reqpop at-end" role="dialog" aria-label={text.title}>
      <div className="head">
        <h2 className="grow">{text.title}</h2>
        <Button size="s" icon="copy" onClick={() => copy(line.curl, text.curl)}>
          {text.copyCurl}
        </Button>
        <IconButton icon="x" label={words.app.close} size="s" onClick={onClose} />
      </div>
      <dl>
        <dt>{text.request}</dt>
        <dd className="mono selectable">
          {line.method} {line.path}
        </dd>
        {origin && (
          <>
            <dt>{text.server}</dt>
            <dd className="selectable">{origin}</dd>
          </>
        )}
        <dt>{text.status}</dt>
        <dd className="row row-6">
          <span className={`tag tag-${toneOf(line)}`}>{outcomeLong(line)}</span>
          <Mark mark={marks.get(line.id) ?? null} />
        </dd>
        <dt>{text.time}</dt>
        <dd>{line.tookMs === null ? '…' : took(line.tookMs)}</dd>
        {line.bytes !== null && (
          <>
            <dt>{text.size}</dt>
            <dd>{text.bytes(number(line.bytes))}</dd>
          </>
        )}
        <dt>{text.authorization}</dt>
        <dd className="muted">{text.notShown(server.scheme)}</dd>
      </dl>
      {lines.length > 1 && (
        <ul className="past" aria-label={text.earlier}>
          {lines.slice(1, 9).map((earlier) => (
            <li key={earlier.id}>
              <span>{shortTime(earlier.startedAtMs)}</span>
              <span>{earlier.method}</span>
              <span className="row row-6">
                <span className="mono clip">{earlier.path}</span>
                <Mark mark={marks.get(earlier.id) ?? null} />
              </span>
              <span>
                {outcome(earlier)} · {earlier.tookMs === null ? '…' : took(earlier.tookMs)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const Mark = ({ mark }: { readonly mark: RequestMark }): ReactElement | null =>
  mark && <span className="tag tag-info">{words.app.lastRequest.marks[mark]}</span>;

/** Seconds are counted once a request takes more than one. */
const useShort = (line: RequestLine | undefined): string => {
  const nowMs = useNow();
  const text = words.app.lastRequest;
  if (!line) return text.none;
  const time = line.tookMs ?? Math.max(0, nowMs - line.startedAtMs);
  return text.line(line.method, outcome(line), took(time));
};

const isRunning = (line: RequestLine): boolean => line.status === null && line.failureCode === undefined;
const outcome = (line: RequestLine): string =>
  isRunning(line) ? '…' : line.status === null ? words.app.lastRequest.failed : `${line.status}`;
const outcomeLong = (line: RequestLine): string =>
  line.status === null ? outcome(line) : words.failures.statusText(line.status);

const toneOf = (line: RequestLine | undefined): 'mute' | 'info' | 'ok' | 'warn' | 'err' => {
  if (!line) return 'mute';
  if (isRunning(line)) return 'info';
  if (line.status === null) return 'warn';
  return line.status < 400 ? 'ok' : 'err';
};
