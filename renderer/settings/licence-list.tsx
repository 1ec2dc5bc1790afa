import { type ReactElement, useEffect } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { settingsWords } from '../words/settings';
import './licences.css';

/** Every package of which code is in Latchkey; a press shows the text of its licence. */
export const LicenceList = (): ReactElement | null => {
  const { state, run } = useRequest(useBridge()['desktop:licences']);
  useEffect(() => void run({}), [run]);
  if (state.kind !== 'ok' || state.value.length === 0) return null;
  const text = settingsWords.about;
  return (
    <section className="sgroup licences" aria-label={text.licences}>
      <h2>{text.licences}</h2>
      <p className="hint">{text.licencesOfElectron}</p>
      <ul>
        {state.value.map(({ name, version, licence, text: words }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary>
                {name} {version} <span className="hint">{licence}</span>
              </summary>
              <pre className="selectable">{words === '' ? text.noLicenceText : words}</pre>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
};
