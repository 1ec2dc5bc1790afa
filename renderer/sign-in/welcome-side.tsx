import type { ReactElement } from 'react';
import { IconButton } from '../ui/button';
import { Icon, type IconName } from '../ui/icons';
import { words } from '../words/catalogue';
import { Brand } from './brand';

type WelcomeProps = { readonly version: string | null; readonly onSettings: () => void };

const icons: readonly IconName[] = ['lock', 'refresh', 'eye', 'server'];

/** Beside the form while no profile is known. */
export const WelcomeSide = ({ version, onSettings }: WelcomeProps): ReactElement => {
  const { name, title, facts, version: versionWords } = words.signIn.welcome;
  return (
    <aside className="signin-side welcome-side" aria-label={name}>
      <Brand />
      <h1>
        {title[0]}
        <br />
        {title[1]}
      </h1>
      <ul className="facts">
        {facts.map((fact, index) => (
          <li key={fact.title}>
            <Icon name={icons[index] ?? 'info'} />
            <b>{fact.title}</b>
            <span>{fact.text}</span>
          </li>
        ))}
      </ul>
      <div className="foot">
        <span className="grow">{version && versionWords(version)}</span>
        <IconButton icon="settings" label={words.signIn.settings} size="s" onClick={onSettings} />
      </div>
    </aside>
  );
};
