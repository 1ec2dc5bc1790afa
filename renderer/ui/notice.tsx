import type { ReactElement, ReactNode } from 'react';
import { classNames } from './button';
import { Icon, type IconName } from './icons';

export type NoticeKind = 'err' | 'warn' | 'ok' | 'info' | 'mute';

const icons: Readonly<Record<NoticeKind, IconName>> = {
  err: 'error',
  warn: 'warn',
  ok: 'checkCircle',
  info: 'info',
  mute: 'info',
};

type MessageProps = {
  readonly kind: NoticeKind;
  readonly id?: string;
  readonly role?: 'status' | 'alert';
  readonly children: ReactNode;
};

/** One line under a control. */
export const Message = ({ kind, id, role, children }: MessageProps): ReactElement => (
  <p className={`msg msg-${kind}`} id={id} role={role}>
    <Icon name={icons[kind]} />
    <span>{children}</span>
  </p>
);

type BannerProps = {
  readonly kind: NoticeKind;
  readonly title: ReactNode;
  /** In line with the title. */
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  /** Below the title. */
  readonly children?: ReactNode;
  readonly className?: string;
  readonly ref?: React.Ref<HTMLDivElement>;
};

/** What a view has to say about itself; an error interrupts a screen reader, the rest waits its turn. */
export const Banner = ({ kind, title, text, actions, children, className, ref }: BannerProps): ReactElement => (
  <div
    ref={ref}
    tabIndex={kind === 'err' ? -1 : undefined}
    className={classNames('banner', `banner-${kind}`, className)}
    role={kind === 'err' ? 'alert' : 'status'}
  >
    <Icon name={icons[kind]} />
    <div className="grow">
      <span className="title">{title}</span>
      {text && <span className="soft"> {text}</span>}
      {children}
    </div>
    {actions && <div className="acts">{actions}</div>}
  </div>
);

type StripProps = Omit<BannerProps, 'className' | 'children'>;

/** The one line under the tabs. */
export const Strip = (props: StripProps): ReactElement => <Banner {...props} className="banner-strip" />;
