import { type ReactElement, useState } from 'react';
import { words } from '../words/catalogue';
import { Button } from './button';

/** A server's own words: as text, unchanged, isolated from the sentence around, at first 300 characters of them. */
export const ServerWords = ({ text }: { readonly text: string }): ReactElement => {
  const [isWhole, setWhole] = useState(false);
  const { longestQuote, showAll } = words.failures;
  if (isWhole || text.length <= longestQuote) return <bdi className="selectable">{text}</bdi>;
  return (
    <>
      <bdi className="selectable">{text.slice(0, longestQuote)}…</bdi>{' '}
      <Button kind="link" onClick={() => setWhole(true)}>
        {showAll(text.length)}
      </Button>
    </>
  );
};
