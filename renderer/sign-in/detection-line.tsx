import type { ReactElement, ReactNode } from 'react';
import type { Detection, ServerSetup } from '../../electron/contract/profile';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icons';
import { words } from '../words/catalogue';
import { kindOfCredential } from './kind-of-credential';
import { pathOf } from './server-setup';
import type { DetectionState } from './use-detection';

type LineProps = {
  readonly state: DetectionState;
  readonly detection: Detection | null;
  /** As it would be used: detected, with what the person changed. */
  readonly setup: ServerSetup | null;
  readonly onChange: () => void;
  readonly onAgain: () => void;
};

/** What is known about the address, under its field. */
export const DetectionLine = ({ state, detection, setup, onChange, onAgain }: LineProps): ReactElement | null => {
  const text = words.signIn.detection;
  if (state.kind === 'none') return null;
  if (state.kind === 'looking')
    return (
      <Line tone="" sign={<i className="spin" />}>
        <span className="soft">{text.looking}</span>
      </Line>
    );
  if (state.kind === 'failed')
    return (
      <Line
        tone="err"
        sign={sign('error')}
        action={
          <Button kind="link" onClick={onAgain}>
            {text.again}
          </Button>
        }
      >
        <b>{words.failures.of(state.failure).title}</b> {words.failures.of(state.failure).todo}
      </Line>
    );
  if (detection === null) return null;
  switch (detection.kind) {
    case 'found':
      return (
        <Line
          tone="ok"
          sign={sign('checkCircle')}
          action={
            <Button kind="link" onClick={onChange}>
              {text.change}
            </Button>
          }
        >
          <b className="bidi">{detection.label}</b>
          <Found setup={setup ?? detection.server} />
        </Line>
      );
    case 'not-found':
      return (
        <Line tone="warn" sign={sign('warn')}>
          <b>{text.nothing}</b> {text.nothingMore(detection.pathsTried)}
        </Line>
      );
    case 'unreachable':
      return (
        <Line
          tone="err"
          sign={sign('error')}
          action={
            <Button kind="link" onClick={onAgain}>
              {text.again}
            </Button>
          }
        >
          <Unreachable detection={detection} />
        </Line>
      );
    case 'bad-address':
      return detection.reason === 'empty' ? null : (
        <Line tone="warn" sign={sign('warn')}>
          {text.badAddress[detection.reason]}
        </Line>
      );
  }
};

const Found = ({ setup }: { readonly setup: ServerSetup }): ReactElement => {
  const text = words.signIn.detection;
  const kind = kindOfCredential(setup.dialectId);
  if (kind === 'password') return <>{text.basic}</>;
  return (
    <>
      {text.at}
      <code>{pathOf(setup.endpoints.signIn)}</code>
      {kind === 'key' ? (
        text.neverExpires
      ) : (
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
  return (
    <>
      <b>{text.unreachable(detection.host)}</b> {text.onPort(text.reasons[detection.code], detection.port)}
    </>
  );
};

const sign = (name: IconName): ReactElement => <Icon name={name} />;

type PartsOfLine = {
  readonly tone: '' | 'ok' | 'warn' | 'err';
  readonly sign: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

const Line = ({ tone, sign: mark, action, children }: PartsOfLine): ReactElement => (
  <div className={tone ? `detect ${tone}` : 'detect'} role="status" aria-label={words.signIn.detection.name}>
    {mark}
    <span>{children}</span>
    {action}
  </div>
);
