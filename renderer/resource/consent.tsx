import { type ReactNode, useRef, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { editWords } from '../words/edits';

export type Consent = {
  /** What the profile lets this window do. */
  readonly writes: Profile['writes'];
  /** Null: the person would rather not. `url`: the row's own, where the server told it. */
  ask(
    method: string,
    url: string | null,
    key: string | null,
    more?: number,
  ): Promise<{ readonly confirmed: boolean } | null>;
  /** `DELETE /api/subscribers/12/`, for a question that is asked anyway; null where none is needed. */
  line(method: string, url: string | null, key: string | null): string | null;
  readonly dialog: ReactNode;
};

type Question = { readonly line: string; readonly more: number; readonly answer: (isAgreed: boolean) => void };

/** Profiles that ask before each write: what is sent, by method and path, before it is sent. */
export const useConsent = (profileId: string, path: string): Consent => {
  const profiles = useShared(useBridge()['profiles:changed']);
  const profile = profiles?.profiles.find(({ id }) => id === profileId);
  const writes = profile?.writes ?? 'allowed';
  const [question, setQuestion] = useState<Question | null>(null);

  const lineOf = (method: string, url: string | null, key: string | null): string =>
    `${method} ${url ?? addressOf(profile, path, key)}`;
  const answer = (isAgreed: boolean): void => {
    question?.answer(isAgreed);
    setQuestion(null);
  };
  return {
    writes,
    ask: async (method, url, key, more = 0) => {
      if (writes !== 'confirm') return { confirmed: false };
      const isAgreed = await new Promise<boolean>((resolve) =>
        setQuestion({ line: lineOf(method, url, key), more, answer: resolve }),
      );
      return isAgreed ? { confirmed: true } : null;
    },
    line: (method, url, key) => (writes === 'confirm' ? lineOf(method, url, key) : null),
    dialog: question && <ConsentDialog question={question} onAnswer={answer} />,
  };
};

const addressOf = (profile: Profile | undefined, path: string, key: string | null): string => {
  try {
    const of = new URL(path, profile?.server.serverAddress);
    return key === null ? of.pathname : `${of.pathname.replace(/\/?$/, '/')}${encodeURIComponent(key)}/`;
  } catch {
    return key === null ? path : `${path}${key}/`;
  }
};

const ConsentDialog = ({
  question,
  onAnswer,
}: {
  readonly question: Question;
  readonly onAnswer: (isAgreed: boolean) => void;
}): ReactNode => {
  const cancel = useRef<HTMLButtonElement>(null);
  const text = editWords.consent;
  return (
    <Dialog
      role="alertdialog"
      title={text.title}
      description={text.text}
      onCancel={() => onAnswer(false)}
      initialFocus={cancel}
    >
      <div className="dialog-body">
        <p className="mono selectable request-line">{question.line}</p>
        {question.more > 0 && <p className="hint">{text.more(question.more)}</p>}
      </div>
      <div className="dialog-foot">
        <Button ref={cancel} onClick={() => onAnswer(false)}>
          {text.cancel}
        </Button>
        <Button kind="primary" onClick={() => onAnswer(true)}>
          {text.send}
        </Button>
      </div>
    </Dialog>
  );
};
