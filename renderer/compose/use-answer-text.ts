import { useEffect, useMemo, useRef, useState } from 'react';
import type { JsonScan } from './json-nodes';
import { type AnswerReader, type ReadAnswer, readAnswerHere } from './read-answer';

/** What is read within a few milliseconds, at once, so that a small answer is there without a flicker. */
const MOST_READ_HERE = 65_536;

export type AnswerText = {
  /** Undefined: it is still being read. Null: it does not call itself JSON. */
  readonly scan: JsonScan | null | undefined;
  readonly reader: AnswerReader | null;
};

/** The text of an answer taken apart: a small one here, a big one beside the window's thread. */
export const useAnswerText = (text: string | null, isJson: boolean, readApart: ReadAnswer): AnswerText => {
  const isBig = text !== null && text.length > MOST_READ_HERE;
  const here = useMemo((): AnswerText => {
    if (text === null || isBig) return { scan: undefined, reader: null };
    let scan: JsonScan | null = null;
    const reader = readAnswerHere(text, isJson, (read) => {
      scan = read;
    });
    return { scan, reader };
  }, [text, isJson, isBig]);
  const [apart, setApart] = useState<{ readonly of: string; readonly scan: JsonScan | null } | null>(null);
  const reader = useRef<AnswerReader | null>(null);
  useEffect(() => {
    if (text === null || !isBig) return;
    const started = readApart(text, isJson, (scan) => setApart({ of: text, scan }));
    reader.current = started;
    return () => {
      started.stop();
      reader.current = null;
      setApart(null);
    };
  }, [text, isJson, isBig, readApart]);
  if (!isBig) return here;
  return { scan: apart?.of === text ? apart.scan : undefined, reader: reader.current };
};
