import type { ButtonHTMLAttributes, MouseEvent, ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icons';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'disabled' | 'children'>;

export type ButtonProps = Native & {
  readonly kind?: 'primary' | 'secondary' | 'ghost' | 'ghost-danger' | 'danger' | 'link';
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: IconName;
  readonly block?: boolean;
  /** Spinner in front; presses are ignored until it ends. */
  readonly pending?: boolean;
  readonly disabled?: boolean;
  /** Why it cannot be pressed: the button stays reachable and says so. */
  readonly reason?: string | undefined;
  readonly children?: ReactNode;
  readonly ref?: React.Ref<HTMLButtonElement>;
};

export const Button = (props: ButtonProps): ReactElement => {
  const {
    kind = 'secondary',
    size = 'm',
    icon,
    block,
    pending,
    reason,
    className,
    children,
    onClick,
    ...native
  } = props;
  const isIdle = !pending && reason === undefined;
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (isIdle) onClick?.(event);
    else event.preventDefault();
  };
  return (
    <button
      type="button"
      {...native}
      className={classNames('btn', kinds[kind], size !== 'm' && `btn-${size}`, block && 'btn-block', className)}
      title={reason ?? native.title}
      aria-disabled={reason === undefined ? undefined : true}
      aria-busy={pending ? true : undefined}
      onClick={press}
    >
      {pending ? <i className="spin" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
};

type IconButtonProps = Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> & {
  readonly icon: IconName;
  readonly label: string;
};

/** A button whose only word is its name. */
export const IconButton = ({ icon, label, kind = 'ghost', className, ...rest }: IconButtonProps): ReactElement => (
  <Button
    {...rest}
    kind={kind}
    icon={icon}
    className={classNames('btn-icon', className)}
    aria-label={label}
    title={label}
  />
);

const kinds = {
  primary: 'btn-primary',
  secondary: '',
  ghost: 'btn-ghost',
  'ghost-danger': 'btn-ghost btn-ghost-danger',
  danger: 'btn-danger',
  link: 'btn-link',
} as const;

export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');
