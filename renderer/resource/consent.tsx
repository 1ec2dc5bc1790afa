import { type ReactNode, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';
import { Question } from '../ui/question';
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

type Asked = { readonly line: string; readonly more: number; readonly answer: (isAgreed: boolean) => void };

/** Profiles that ask before each write: what is sent, by method and path, before it is sent. */
export const useConsent = (profileId: string, path: string): Consent => {
  const profiles = useShared(useBridge()['profiles:changed']);
  const profile = profiles?.profiles.find(({ id }) => id === profileId);
  const writes = profile?.writes ?? 'allowed';
  const [asked, setAsked] = useState<Asked | null>(null);

  const lineOf = (method: string, url: string | null, key: string | null): string =>
    `${method} ${url ?? addressOf(profile, path, key)}`;
  const answer = (isAgreed: boolean): void => {
    asked?.answer(isAgreed);
    setAsked(null);
  };
  return {
    writes,
    ask: async (method, url, key, more = 0) => {
      if (writes !== 'confirm') return { confirmed: false };
      const isAgreed = await new Promise<boolean>((resolve) =>
        setAsked({ line: lineOf(method, url, key), more, answer: resolve }),
      );
      return isAgreed ? { confirmed: true } : null;
    },
    line: (method, url, key) => (writes === 'confirm' ? lineOf(method, url, key) : null),
    dialog: asked && <ConsentDialog asked={asked} onAnswer={answer} />,
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
  asked,
  onAnswer,
}: {
  readonly asked: Asked;
  readonly onAnswer: (isAgreed: boolean) => void;
}): ReactNode => {
  const text = editWords.consent;
  return (
    <Question
      title={text.title}
      text={text.text}
      cancel={text.cancel}
      confirm={text.send}
      kind="primary"
      onCancel={() => onAnswer(false)}
      onConfirm={() => onAnswer(true)}
    >
      <p className="mono selectable request-line">{asked.line}</p>
      {asked.more > 0 && <p className="hint">{text.more(asked.more)}</p>}
    </Question>
  );
};
