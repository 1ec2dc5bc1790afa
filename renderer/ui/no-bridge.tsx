import type { ReactElement } from 'react';
import { words } from '../words/catalogue';
import { Icon } from './icons';

/** A window whose preload did not run can do nothing, and says so instead of staying empty. */
export const NoBridge = (): ReactElement => (
  <main className="fault">
    <div className="state" role="alert">
      <div className="glyph glyph-err">
        <Icon name="error" />
      </div>
      <h2>{words.app.noBridge.title}</h2>
      <p>{words.app.noBridge.text}</p>
    </div>
  </main>
);
