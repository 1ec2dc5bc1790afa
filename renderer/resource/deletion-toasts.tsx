import { type ReactElement, useEffect } from 'react';
import { InNotifications, UndoToast, useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { editWords } from '../words/edits';
import type { Deletion, DeletionEnd } from './deletions';
import { useStore, useUnsaved } from './unsaved';

/** What waits to be deleted, each with its Undo, and what came of it. Ctrl Z takes the newest back. */
export const DeletionToasts = (): ReactElement | null => {
  const { deletions } = useUnsaved();
  const list = useStore(deletions, () => deletions.list);
  const toast = useToast();
  useEffect(
    () =>
      deletions.onEnd((end) => {
        const said = textOf(end);
        if (said !== null) toast({ kind: end.kind === 'refused' ? 'err' : 'ok', text: said });
      }),
    [deletions, toast],
  );
  const isWaiting = list.length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const pressed = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || isTyping(event.target)) return;
      event.preventDefault();
      deletions.undo();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [deletions, isWaiting]);
  if (!isWaiting) return null;
  return (
    <InNotifications>
      {list.map((deletion) => (
        <UndoToast
          key={deletion.id}
          icon="trash"
          text={<Counting deletion={deletion} />}
          left={deletion.leftMs / deletion.totalMs}
          onUndo={() => deletions.undo(deletion.id)}
          onDismiss={() => void deletions.now(deletion.id)}
          onHold={(isHeld) => deletions.hold(deletion.id, isHeld)}
        />
      ))}
    </InNotifications>
  );
};

/** In a text the keys undo what was typed. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio');

/** Announced once, not each second. */
const Counting = ({ deletion }: { readonly deletion: Deletion }): ReactElement => {
  const seconds = Math.ceil(deletion.leftMs / 1_000);
  const total = Math.ceil(deletion.totalMs / 1_000);
  return (
    <>
      <span aria-hidden="true" className="num">
        {countText(deletion, seconds)}
      </span>
      <span className="vh" role="status">
        {countText(deletion, total)}
      </span>
    </>
  );
};

const countText = ({ rows, singular, plural }: Deletion, seconds: number): string => {
  const [only] = rows;
  return rows.length === 1 && only
    ? editWords.remove.in(singular, only.label, seconds)
    : editWords.remove.inMany(rows.length, plural, seconds);
};

const textOf = (end: DeletionEnd): string | null => {
  const { rows, singular, plural } = end.deletion;
  const [only] = rows;
  const text = editWords.remove;
  if (rows.length !== 1 || !only) return end.kind === 'kept' ? text.keptMany(rows.length, plural) : null;
  if (end.kind !== 'refused') return (end.kind === 'kept' ? text.kept : text.done)(singular, only.label);
  const { title } = words.failures.of(end.failure);
  const said = end.failure.server?.words;
  return text.refused(singular, only.label, said ? `${title} ${words.failures.quote(said)}` : title);
};
