import { type ReactElement, useState } from 'react';
import type { Failure } from '../../electron/contract/result';
import { useCopy } from '../bridge/use-copy';
import { Button } from '../ui/button';
import { Countdown } from '../ui/countdown';
import { Icon, type IconName } from '../ui/icons';
import { words } from '../words/catalogue';

type ErrorStateProps = {
  readonly failure: Failure;
  readonly name: string;
  readonly path: string;
  /** When it is tried again by itself, epoch ms; null: not. */
  readonly retryAtMs: number | null;
  readonly onRetry: () => void;
};

const MEGABYTES = 1_024;

const titleOf = ({ failure, name, path }: ErrorStateProps): string => {
  const text = words.resource.error;
  switch (failure.code) {
    case 'refused':
      return text.refused(failure.server?.status ?? null);
    case 'forbidden':
      return text.forbidden(name);
    case 'not-found':
      return text.notFound(name, path);
    case 'method-not-allowed':
      return text.notAllowed('GET');
    case 'too-large':
      return text.tooLarge(MEGABYTES);
    case 'timed-out':
      return failure.server === undefined && failure.host === undefined ? text.slow : words.failures.of(failure).title;
    default:
      return words.failures.of(failure).title;
  }
};

const glyphs: Partial<Readonly<Record<Failure['code'], readonly [IconName, 'err' | 'warn']>>> = {
  forbidden: ['lock', 'err'],
  'not-signed-in': ['lock', 'warn'],
  'server-failed': ['server', 'warn'],
  'timed-out': ['clock', 'warn'],
  'host-unknown': ['wifiOff', 'warn'],
  'connection-refused': ['wifiOff', 'warn'],
  'connection-lost': ['wifiOff', 'warn'],
  unreachable: ['wifiOff', 'warn'],
};

const detailsOf = ({ code, message, server }: Failure, path: string): string =>
  [`GET ${path}`, code, message, server ? `${server.status} ${server.contentType ?? ''}` : '', server?.words ?? '']
    .filter((line) => line.trim() !== '')
    .join('\n');

/** Why there are no rows to show: our one sentence, the server's own words, and what to do. */
export const ErrorState = (props: ErrorStateProps): ReactElement => {
  const { failure, path, retryAtMs, onRetry } = props;
  const copy = useCopy();
  const text = words.resource.error;
  const [icon, tone] = glyphs[failure.code] ?? (['error', 'err'] as const);
  return (
    <div className="state" role="alert">
      <div className={`glyph glyph-${tone}`}>
        <Icon name={icon} />
      </div>
      <h2>{titleOf(props)}</h2>
      <Explanation failure={failure} path={path} retryAtMs={retryAtMs} />
      {failure.server && failure.server.words !== '' && <Quote text={failure.server.words} />}
      {failure.code === 'forbidden' && <p className="hint">{text.forbiddenHint}</p>}
      <div className="acts">
        <Button icon="copy" onClick={() => copy(detailsOf(failure, path), text.details)}>
          {text.copyDetails}
        </Button>
        <Button kind="primary" {...(retryAtMs === null ? {} : { icon: 'refresh' as const })} onClick={onRetry}>
          {retryAtMs === null ? text.tryAgain : text.tryNow}
        </Button>
      </div>
    </div>
  );
};

type ExplanationProps = Pick<ErrorStateProps, 'failure' | 'path' | 'retryAtMs'>;

const Explanation = ({ failure, path, retryAtMs }: ExplanationProps): ReactElement | null => {
  const text = words.resource.error;
  if (failure.code === 'forbidden')
    return (
      <p>
        {`${text.forbiddenBefore} `}
        <span className="mono">{`GET ${path}`}</span>
        {` ${text.forbiddenAfter}`}
      </p>
    );
  if (failure.code === 'refused') return <p>{text.refusedHint}</p>;
  if (failure.code === 'timed-out') return <p>{text.slowHint}</p>;
  if (failure.code === 'server-failed' && retryAtMs !== null)
    return (
      // within an alert: else a screen reader says each second
      <p role="timer" aria-live="off">
        <Countdown atMs={retryAtMs}>{(left) => text.tryingIn(left)}</Countdown>
      </p>
    );
  return <p>{words.failures.of(failure).todo}</p>;
};

/** The server's words, unchanged, as text; a long text is cut until asked for. */
const Quote = ({ text }: { readonly text: string }): ReactElement => {
  const [isWhole, setWhole] = useState(false);
  const { longestQuote } = words.failures;
  const isCut = !isWhole && text.length > longestQuote;
  return (
    <>
      <div className="quote selectable">{isCut ? `${text.slice(0, longestQuote)}…` : text}</div>
      {isCut && (
        <Button kind="link" onClick={() => setWhole(true)}>
          {words.resource.error.showAll}
        </Button>
      )}
    </>
  );
};
