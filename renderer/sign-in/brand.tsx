import type { ReactElement } from 'react';
import icon from '../ui/icon.svg';
import { words } from '../words/catalogue';

export const Brand = (): ReactElement => (
  <div className="brand">
    <img src={icon} alt="" className="i32" />
    <span className="brand-word">{words.app.name}</span>
  </div>
);
