import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from '../ui/icons';

type RowProps = {
  readonly title: string;
  readonly text?: ReactNode;
  readonly icon?: IconName;
  readonly children?: ReactNode;
};

export const SettingRow = ({ title, text, icon, children }: RowProps): ReactElement => (
  <div className="srow">
    <span className={icon ? 'strong row row-6' : 'strong'}>
      {icon && <Icon name={icon} className="icon-s" />}
      {title}
    </span>
    {text && <span className="d">{text}</span>}
    {children && <span className="ctl">{children}</span>}
  </div>
);

type GroupProps = { readonly title?: string; readonly children: ReactNode };

export const SettingGroup = ({ title, children }: GroupProps): ReactElement => (
  <section className="sgroup">
    {title && <h2>{title}</h2>}
    <div className="card">{children}</div>
  </section>
);
