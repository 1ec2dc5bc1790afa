import type { ReactElement, ReactNode } from 'react';
import { findText } from './find-text';

type MarkedProps = { readonly text: string; readonly words: string };

/** A text with what was searched for marked in it. */
export const Marked = ({ text, words }: MarkedProps): ReactElement => {
  if (words === '') return <>{text}</>;
  const found = findText(text, words);
  const parts: ReactNode[] = [];
  let end = 0;
  found.at.forEach((at, index) => {
    const next = at + (found.length[index] ?? 0);
    parts.push(text.slice(end, at), <mark key={at}>{text.slice(at, next)}</mark>);
    end = next;
  });
  parts.push(text.slice(end));
  return <>{parts}</>;
};
