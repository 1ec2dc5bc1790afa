import type { ReactElement, ReactNode } from 'react';

type RowProps = { readonly title: string; readonly text?: string; readonly children: ReactNode };

export const SettingRow = ({ title, text, children }: RowProps): ReactElement => (
  <div className="srow">
    <span className="strong">{title}</span>
    {text && <span className="d">{text}</span>}
    <span className="ctl">{children}</span>
  </div>
);
