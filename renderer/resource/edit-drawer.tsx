import './edits.css';
import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import type { Field, Row } from '../../electron/contract/resource';
import { useCopy } from '../bridge/use-copy';
import { Button, IconButton } from '../ui/button';
import { Icon } from '../ui/icons';
import { Menu, MenuItem } from '../ui/menu';
import { Question } from '../ui/question';
import { editWords } from '../words/edits';
import { useConsent } from './consent';
import { EditConflict } from './edit-conflict';
import { EditFacts, EditFields } from './edit-form';
import { EditProblem } from './edit-problem';
import { writable } from './form-state';
import { shownKey } from './row-key';
import { useDrawerFocus, useDrawerKeys } from './use-drawer-keys';
import { disputed, type RowForm, type Target, useRowForm } from './use-row-form';

export type DrawerProps = {
  readonly profileId: string;
  readonly path: string;
  readonly singular: string;
  readonly target: Target;
  readonly fields: readonly Field[];
  readonly shownRow: Row | null;
  readonly keyOf: (row: Row) => string | null;
  readonly canGo: { readonly previous: boolean; readonly next: boolean };
  readonly onGo: (step: 1 | -1) => void;
  readonly onClose: () => void;
  readonly onSaved: (row: Row, key: string | null) => void;
  readonly onDelete: (row: Row, url: string | null) => void;
  readonly onReloadList: () => void;
  /** Filled in while it is open: what leads away from it goes through here. */
  readonly leave: RefObject<Leave>;
};

/** Does it, now or once the person has decided about unsaved input. */
export type Leave = (go: () => void) => void;
type Leaving = { readonly go: () => void };

/** One row beside the grid: its fields as a form, what the server said about it, and what can be done with it. */
export const EditDrawer = (props: DrawerProps): ReactElement => {
  const { profileId, path, singular, target, canGo, onGo, onClose } = props;
  const consent = useConsent(profileId, path);
  const form = useRowForm({ ...props, consent });
  const copy = useCopy();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const drawer = useRef<HTMLElement>(null);
  const text = editWords;
  const isNew = form.key === null;
  const id = form.key === null ? '' : shownKey(form.key);
  const title = isNew ? text.newTitle(singular) : text.title(singular, id);
  const reason = whyNot(form, consent.writes);
  const isDirty = form.changed.length > 0 || (isNew && Object.keys(form.typed).length > 0);

  /** What leads away asks first while something is unsaved. */
  const leave = (go: () => void): void => {
    if (isDirty) setLeaving({ go });
    else go();
  };
  const go = (step: 1 | -1): void => {
    if (step === 1 ? canGo.next : canGo.previous) leave(() => onGo(step));
  };
  useEffect(() => {
    const given = props.leave;
    given.current = leave;
    return () => {
      given.current = (next) => next();
    };
  });
  useDrawerKeys(drawer, { save: () => void form.save(), close: () => leave(onClose), go });
  useDrawerFocus(drawer, form, target);

  return (
    <aside ref={drawer} className="drawer" aria-label={title}>
      <div className="drawer-head">
        <h2 className="grow clip">{title}</h2>
        {isDirty && <span className="muted num">{text.unsaved(Math.max(1, form.changed.length))}</span>}
        {!isNew && (
          <>
            <IconButton
              icon="up"
              label={text.previous(singular)}
              size="s"
              disabled={!canGo.previous}
              aria-keyshortcuts="Control+ArrowUp"
              onClick={() => go(-1)}
            />
            <IconButton
              icon="down"
              label={text.next(singular)}
              size="s"
              disabled={!canGo.next}
              aria-keyshortcuts="Control+ArrowDown"
              onClick={() => go(1)}
            />
            <Menu
              label={text.moreMenu}
              at="end"
              button={(button) => <IconButton {...button} icon="more" label={text.more} size="s" />}
            >
              {(closeMenu) => (
                <>
                  <MenuItem
                    onChoose={() => {
                      closeMenu();
                      copy(JSON.stringify(form.base, null, 2), text.copiedWhat(singular));
                    }}
                  >
                    <Icon name="copy" />
                    {text.copyJson}
                  </MenuItem>
                  <MenuItem
                    onChoose={() => {
                      closeMenu();
                      form.reload();
                    }}
                  >
                    <Icon name="refresh" />
                    {text.reload}
                  </MenuItem>
                </>
              )}
            </Menu>
          </>
        )}
        <IconButton icon="x" label={text.close} size="s" onClick={() => leave(onClose)} />
      </div>
      <form
        className="drawer-body"
        aria-label={isNew ? text.add(singular) : text.form(singular)}
        aria-busy={form.isLoading}
        noValidate
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => submitByEnter(event, () => void form.save())}
      >
        <EditProblem form={form} singular={singular} onReloadList={props.onReloadList} />
        {form.conflict && <EditConflict form={form} conflict={form.conflict} singular={singular} />}
        {reason !== null && <p className="hint reason">{reason}</p>}
        {reason === null && <EditFields form={form} profileId={profileId} />}
        <EditFacts form={form} isAll={reason !== null} />
      </form>
      <Foot form={form} isWritable={reason === null} isDirty={isDirty} {...props} writes={consent.writes} />
      {consent.dialog}
      {leaving && (
        <Question
          title={isNew ? text.leave.titleNew(singular) : text.leave.title(singular, id)}
          text={text.leave.text(Math.max(1, form.changed.length))}
          cancel={text.leave.stay}
          confirm={text.leave.discard}
          onCancel={() => setLeaving(null)}
          onConfirm={() => {
            setLeaving(null);
            form.discard();
            leaving.go();
          }}
        />
      )}
    </aside>
  );
};

/** Why the row is only shown; null: it can be changed. */
const whyNot = ({ key, detail, fields }: RowForm, writes: 'allowed' | 'confirm' | 'read-only'): string | null => {
  const { can } = editWords;
  if (writes === 'read-only') return can.readOnlyProfile;
  if (key !== null && detail && !detail.can.change) return can.change;
  return writable(fields).length === 0 ? can.change : null;
};

/** Enter in a field of one line saves, as in any form; a button that is pressed is not one. */
const submitByEnter = (event: KeyboardEvent, save: () => void): void => {
  const { target } = event;
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLInputElement) || target.type === 'checkbox' || target.type === 'radio') return;
  event.preventDefault();
  save();
};

type FootProps = Pick<DrawerProps, 'onDelete' | 'singular'> & {
  readonly form: RowForm;
  readonly isWritable: boolean;
  readonly isDirty: boolean;
  readonly writes: 'allowed' | 'confirm' | 'read-only';
};

const Foot = ({ form, isWritable, isDirty, writes, onDelete, singular }: FootProps): ReactElement | null => {
  const text = editWords;
  const { base, detail, conflict } = form;
  const isNew = form.key === null;
  if (writes === 'read-only') return <div className="drawer-foot muted">{text.can.readOnly}</div>;
  const isUndecided = conflict !== null && disputed(form).some(({ name }) => !(name in conflict.choices));
  const mayRemove = detail === null || detail.can.remove;
  return (
    <div className="drawer-foot">
      {!isNew && base && form.problem?.kind !== 'gone' && (
        <Button
          kind="ghost-danger"
          icon="trash"
          reason={mayRemove ? undefined : text.can.remove}
          onClick={() => onDelete(base, detail?.url ?? null)}
        >
          {text.delete}
        </Button>
      )}
      <span className="grow" />
      {isWritable && (
        <>
          <Button kind="ghost" disabled={!isDirty || form.isSaving} onClick={form.discard}>
            {text.discard}
          </Button>
          <Button
            kind="primary"
            pending={form.isSaving}
            disabled={isNew ? false : !isDirty || isUndecided || form.problem?.kind === 'gone'}
            aria-keyshortcuts="Control+S"
            onClick={() => void form.save()}
          >
            {isNew ? text.add(singular) : text.save}
          </Button>
        </>
      )}
    </div>
  );
};
