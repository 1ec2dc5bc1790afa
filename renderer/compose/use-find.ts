import { useEffect, useRef, useState } from 'react';
import type { Found } from './find-text';
import type { AnswerReader } from './read-answer';

const FIND_AFTER_MS = 150;

export type Find = {
  readonly words: string;
  readonly found: Found | null;
  /** Which find is shown, -1: none. */
  readonly at: number;
  readonly set: (words: string) => void;
  readonly move: (by: 1 | -1) => void;
};

/** A search in one answer; another answer is searched for the same words. */
export const useFind = (reader: AnswerReader | null): Find => {
  const [words, setWords] = useState('');
  const [state, setState] = useState<{ readonly found: Found | null; readonly at: number }>({ found: null, at: -1 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setState({ found: null, at: -1 });
    if (words === '' || !reader) return;
    timer.current = setTimeout(
      () => reader.find(words, (found) => setState({ found, at: found.at.length > 0 ? 0 : -1 })),
      FIND_AFTER_MS,
    );
    return () => clearTimeout(timer.current);
  }, [words, reader]);
  return {
    words,
    ...state,
    set: setWords,
    move: (by) =>
      setState(({ found, at }) => {
        const count = found?.at.length ?? 0;
        return { found, at: count === 0 ? -1 : (at + by + count) % count };
      }),
  };
};
