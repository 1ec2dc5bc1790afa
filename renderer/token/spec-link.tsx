import type { ReactElement } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { Button } from '../ui/button';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { tokenWords } from '../words/token';

const RFC = /^RFC (\d{1,5})(?: §(\d+(?:\.\d+)*))?$/;

/** Where a rule such as `RFC 7519 §4.1.4` is published; null for a rule that is no RFC yet. */
export const addressOf = (spec: string): string | null => {
  const [, number, section] = RFC.exec(spec) ?? [];
  if (number === undefined) return null;
  return `https://www.rfc-editor.org/rfc/rfc${number}${section === undefined ? '' : `#section-${section}`}`;
};

/** The rule that a finding rests on: opened in the system's browser when it is pressed, never by itself. */
export const SpecLink = ({ spec }: { readonly spec: string }): ReactElement => {
  const ask = useBridge()['desktop:open-link'];
  const toast = useToast();
  const url = addressOf(spec);
  if (url === null) return <>{spec}</>;
  const open = async () => {
    const result = await ask({ url }).result;
    if (!result.ok) toast({ kind: 'err', text: words.failures.of(result.error).title });
  };
  return (
    <Button kind="link" title={tokenWords.findings.opens} onClick={() => void open()}>
      {spec}
    </Button>
  );
};
