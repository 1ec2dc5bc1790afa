import { type ReactElement, useEffect } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { useCopy } from '../bridge/use-copy';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { settingsWords } from '../words/settings';
import { LicenceList } from './licence-list';

/** What a report of a fault should name; nothing of it is about a person or a server. */
export const AboutTab = (): ReactElement | null => {
  const { state, run } = useRequest(useBridge()['desktop:facts']);
  const copy = useCopy();
  useEffect(() => void run({}), [run]);
  if (state.kind !== 'ok') return null;
  const { version, platform, electron, isFallbackRuntime, dataFolder } = state.value;
  const text = settingsWords.about;
  const facts: readonly (readonly [string, string])[] = [
    [text.version, version],
    [text.runtime, text.electron(electron)],
    [text.platform, platform],
    [text.folder, dataFolder],
  ];
  return (
    <>
      <section className="sgroup">
        <div className="card">
          <dl className="facts-list">
            {facts.map(([name, value]) => (
              <FactRow key={name} name={name} value={value} />
            ))}
          </dl>
        </div>
        {isFallbackRuntime && <p className="hint">{text.fallback}</p>}
        <p className="hint">{text.promise}</p>
        <div className="row">
          <Button
            icon="copy"
            onClick={() => copy(facts.map(([name, value]) => `${name}: ${value}`).join('\n'), text.facts)}
          >
            {text.copyFacts}
          </Button>
        </div>
      </section>
      <LicenceList />
    </>
  );
};

const FactRow = ({ name, value }: { readonly name: string; readonly value: string }): ReactElement => (
  <>
    <dt>{name}</dt>
    <dd className="selectable">{value}</dd>
  </>
);
