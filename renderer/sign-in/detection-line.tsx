import type { ReactElement, ReactNode } from 'react';
import type { Detection, GrantKind, ServerSetup } from '../../electron/contract/profile';
import { failure } from '../../electron/contract/result';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icons';
import { words } from '../words/catalogue';
import { pathOf } from './server-setup';
import type { DetectionState } from './use-detection';
import { kindName } from './use-server-choice';

type LineProps = {
  readonly state: DetectionState;
  readonly detection: Detection | null;
  /** As it would be used: detected, with what the person changed. */
  readonly setup: ServerSetup | null;
  readonly grantKind: GrantKind;
  readonly onChange: () => void;
  readonly onAgain: () => void;
};

/** What is known about the address, under its field. */
export const DetectionLine = ({ state, detection, setup, grantKind, onChange, onAgain }: LineProps): LineElement => {
  const text = words.signIn.detection;
  const link = (label: string, onPress: () => void): ReactElement => (
    <Button kind="link" onClick={onPress}>
      {label}
    </Button>
  );
  if (state.kind === 'none') return null;
  if (state.kind === 'looking')
    return (
      <Line tone="">
        <span className="soft">{text.looking}</span>
      </Line>
    );
  if (state.kind === 'failed')
    return (
      <Line tone="err" action={link(text.again, onAgain)}>
        <b>{words.failures.of(state.failure).title}</b> {words.failures.of(state.failure).todo}
      </Line>
    );
  if (detection === null) return null;
  switch (detection.kind) {
    case 'found':
      return (
        <Line tone="ok" action={link(text.change, onChange)}>
          <b className="bidi">{kindName(detection.server.dialectId, detection.label)}</b>
          <Found setup={setup ?? detection.server} grantKind={grantKind} />
        </Line>
      );
    case 'not-found':
      return (
        <Line tone="warn">
          <b>{text.nothing}</b> {text.nothingMore(detection.pathsTried)}
        </Line>
      );
    case 'unreachable':
      return (
        <Line tone="err" action={link(text.again, onAgain)}>
          <Unreachable detection={detection} />
        </Line>
      );
    case 'bad-address':
      return detection.reason === 'empty' ? null : <Line tone="warn">{text.badAddress[detection.reason]}</Line>;
  }
};

type LineElement = ReactElement | null;
type FoundProps = { readonly setup: ServerSetup; readonly grantKind: GrantKind };

const Found = ({ setup, grantKind }: FoundProps): ReactElement => {
  const text = words.signIn.detection;
  if (grantKind === 'password') return <>{text.basic}</>;
  return (
    <>
      {text.at}
      <code>{pathOf(setup.endpoints.signIn)}</code>
      {grantKind === 'key' && text.neverExpires}
      {grantKind !== 'key' && setup.scheme !== '' && (
        <>
          {text.scheme}
          <code>{setup.scheme}</code>
        </>
      )}
    </>
  );
};

type UnreachableDetection = Extract<Detection, { readonly kind: 'unreachable' }>;

const Unreachable = ({ detection }: { readonly detection: UnreachableDetection }): ReactElement => {
  const text = words.signIn.detection;
  if (detection.code === 'certificate')
    return (
      <>
        <b>{text.certificate(detection.host)}</b> {text.certificateReason(detection.reason)}
      </>
    );
  const { code, port, reason } = detection;
  switch (code) {
    case 'bad-certificate':
    case 'bad-header':
    case 'keychain-locked':
    case 'keychain-unavailable': {
      const { title, todo } = words.failures.of(
        failure(code, 'What the profile is to send cannot be had.', { reason }),
      );
      return (
        <>
          <b>{title}</b> {todo}
        </>
      );
    }
    case 'client-certificate':
    case 'proxy-refused':
    case 'proxy-unsupported':
      return (
        <>
          <b>{text.unreachable(detection.host)}</b> {text.otherReasons[code]}
        </>
      );
    default:
      return (
        <>
          <b>{text.unreachable(detection.host)}</b> {text.onPort(text.reasons[code], port)}
        </>
      );
  }
};

type Tone = '' | 'ok' | 'warn' | 'err';
type PartsOfLine = { readonly tone: Tone; readonly action?: ReactNode; readonly children: ReactNode };

const icons: Readonly<Record<Exclude<Tone, ''>, IconName>> = { ok: 'checkCircle', warn: 'warn', err: 'error' };

const Line = ({ tone, action, children }: PartsOfLine): ReactElement => (
  <div className={tone ? `detect ${tone}` : 'detect'} role="status" aria-label={words.signIn.detection.name}>
    {tone ? <Icon name={icons[tone]} /> : <i className="spin" />}
    <span>{children}</span>
    {action}
  </div>
);
