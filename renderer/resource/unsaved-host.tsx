import './edits.css';
import { type ReactElement, useEffect, useRef } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';
import { TransferCards } from '../transfers/transfer-cards';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { editWords } from '../words/edits';
import { DeletionToasts } from './deletion-toasts';
import { JobCards } from './job-cards';
import { LeaveDialog } from './leave-dialog';
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
      {question && <Question key={question.id} question={question} onAnswer={(mayLeave) => leaving.answer(mayLeave)} />}
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

type QuestionProps = { readonly question: LeaveQuestion; readonly onAnswer: (mayLeave: boolean) => void };

/** Deletions first: they are decided by a press; then what would be lost. */
const Question = ({ question, onAnswer }: QuestionProps): ReactElement => {
  const { deletions, drafts } = useUnsaved();
  const { profileId } = question;
  const text = editWords.leave;
  const cancel = useRef<HTMLButtonElement>(null);
  const pending = deletions.list.filter((one) => one.profileId === profileId);
  const rows = pending.reduce((sum, one) => sum + one.rows.length, 0);
  if (question.step === 'deletions') {
    return (
      <Dialog
        role="alertdialog"
        title={text.pending(rows)}
        description={text.pendingText}
        onCancel={() => onAnswer(false)}
        initialFocus={cancel}
      >
        <div className="dialog-foot">
          <Button ref={cancel} onClick={() => onAnswer(false)}>
            {text.cancel}
          </Button>
          <Button
            onClick={() => {
              deletions.keepAll(profileId);
              onAnswer(true);
            }}
          >
            {text.keep}
          </Button>
          <Button kind="danger" onClick={() => void deletions.finish(profileId).then(() => onAnswer(true))}>
            {text.deleteNow}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <LeaveDialog
      title={text.signOut}
      text={text.signOutText(drafts.countOf(profileId))}
      discard={text.signOutDiscard}
      onStay={() => onAnswer(false)}
      onDiscard={() => {
        drafts.dropAllOf(profileId);
        onAnswer(true);
      }}
    />
  );
};
