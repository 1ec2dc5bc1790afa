import { type ReactElement, useState } from 'react';
import { Button } from '../ui/button';
import { tokenWords } from '../words/token';
import { visible } from './visible-text';

const MOST = 600;

/** Text of a token: isolated, with the unseen made visible, at first as much of it as a person reads. */
export const LongText = ({ text }: { readonly text: string }): ReactElement => {
  const [isWhole, setWhole] = useState(false);
  if (isWhole || text.length <= MOST) return <bdi>{visible(text)}</bdi>;
  return (
    <>
      <bdi>{visible(text.slice(0, MOST))}…</bdi>{' '}
      <Button kind="link" onClick={() => setWhole(true)}>
        {tokenWords.showAll}
      </Button>
    </>
  );
};
