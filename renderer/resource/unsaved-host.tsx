import './edits.css';
import { type ReactElement, useEffect } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';
import { TransferCards } from '../transfers/transfer-cards';
import { Button } from '../ui/button';
import { Question } from '../ui/question';
import { editWords } from '../words/edits';
import { DeletionToasts } from './deletion-toasts';
import { JobCards } from './job-cards';
import type { LeaveQuestion } from './leaving';
import { useStore, useUnsaved } from './unsaved';

/** What of the editing belongs to the whole window, whichever profile and view is shown. Mounted once. */
export const UnsavedHost = (): ReactElement => {
  const { leaving } = useUnsaved();
  useForgetting();
  const question = useStore(leaving, () => leaving.question);
  return (
    <>
      <DeletionToasts />
      <JobCards />
      <TransferCards />
      {question && <Leaving key={question.id} question={question} onAnswer={(mayLeave) => leaving.answer(mayLeave)} />}
    </>
  );
};

/** A profile that was removed takes along what was not saved of it. */
const useForgetting = (): void => {
  const { drafts, deletions } = useUnsaved();
  const view = useShared(useBridge()['profiles:changed']);
  useEffect(() => {
    if (!view) return;
    const isKnown = (profileId: string): boolean => view.profiles.some(({ id }) => id === profileId);
    for (const profileId of [...drafts.profiles, ...deletions.list.map((one) => one.profileId)]) {
      if (isKnown(profileId)) continue;
      drafts.dropAllOf(profileId);
      deletions.keepAll(profileId);
    }
  }, [view, drafts, deletions]);
};

type LeavingProps = { readonly question: LeaveQuestion; readonly onAnswer: (mayLeave: boolean) => void };

/** Deletions first: they are decided by a press; then what would be lost. */
const Leaving = ({ question, onAnswer }: LeavingProps): ReactElement => {
  const { deletions, drafts } = useUnsaved();
  const { profileId } = question;
  const text = editWords.leave;
  const pending = deletions.list.filter((one) => one.profileId === profileId);
  const rows = pending.reduce((sum, one) => sum + one.rows.length, 0);
  if (question.step === 'deletions') {
    return (
      <Question
        title={text.pending(rows)}
        text={text.pendingText}
        cancel={text.cancel}
        confirm={text.deleteNow}
        between={
          <Button
            onClick={() => {
              deletions.keepAll(profileId);
              onAnswer(true);
            }}
          >
            {text.keep}
          </Button>
        }
        onCancel={() => onAnswer(false)}
        onConfirm={() => void deletions.finish(profileId).then(() => onAnswer(true))}
      />
    );
  }
  return (
    <Question
      title={text.signOut}
      text={text.signOutText(drafts.countOf(profileId))}
      cancel={text.stay}
      confirm={text.signOutDiscard}
      onCancel={() => onAnswer(false)}
      onConfirm={() => {
        drafts.dropAllOf(profileId);
        onAnswer(true);
      }}
    />
  );
};
