import { type ReactElement, useDeferredValue, useState } from 'react';
import type { NamedRequest, RequestDraft, SentRequest } from '../../electron/contract/compose-shelf';
import { IconButton } from '../ui/button';
import { Icon } from '../ui/icons';
import { Message } from '../ui/notice';
import { composeWords } from '../words/compose';
import { momentShort } from '../words/human';
import { lineOf, SideItem, SideMore } from './side-item';
import { SideSection } from './side-section';
import type { Opened } from './use-open-request';
import type { Shelf } from './use-shelf';

export type SideAct =
  | { readonly kind: 'rename' | 'remove'; readonly named: NamedRequest }
  | { readonly kind: 'rename-folder' | 'remove-folder'; readonly folder: string; readonly count: number }
  | { readonly kind: 'clear' };

type SideListProps = {
  readonly shelf: Shelf;
  readonly opened: Opened;
  readonly onNamed: (named: NamedRequest) => void;
  readonly onDraft: (draft: RequestDraft) => void;
  readonly onSent: (sent: SentRequest) => void;
  readonly onDiscard: (draftId: string) => void;
  readonly onAct: (act: SideAct) => void;
  /** Escape. */
  readonly onLeave: () => void;
};

/** What is kept of the profile's requests: saved in folders, begun, sent. */
export const SideList = (props: SideListProps): ReactElement => {
  const { shelf, failure } = props.shelf;
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim().toLowerCase());
  const text = composeWords.side;
  const fits = (...texts: readonly string[]): boolean => texts.some((one) => one.toLowerCase().includes(words));
  const named = shelf?.named.filter(({ name, folder, request }) => fits(name, folder, lineOf(request))) ?? [];
  // A draft of a saved request is shown as that request, changed.
  const drafts = shelf?.drafts.filter(({ namedId, request }) => namedId === null && fits(lineOf(request))) ?? [];
  const history = shelf?.history.filter(({ request }) => fits(lineOf(request))) ?? [];
  const folders = shelf?.folders.filter((folder) => named.some((one) => one.folder === folder)) ?? [];
  return (
    <nav
      className="compose-side"
      aria-label={text.name}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && props.onLeave()}
    >
      <div className="input input-m">
        <Icon name="search" className="icon-s" />
        <input
          type="search"
          aria-label={text.filter}
          placeholder={text.filter}
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {failure && <Message kind="err">{text.failed}</Message>}
      <SideSection title={text.saved} count={named.length} isOpenAtFirst>
        {named.length === 0 && <p className="hint side-none">{words === '' ? text.none : text.noMatch}</p>}
        {folders.map((folder) => (
          <Folder key={folder} folder={folder} {...props} named={named.filter((one) => one.folder === folder)} />
        ))}
        <NamedItems {...props} named={named.filter(({ folder }) => folder === '')} />
      </SideSection>
      {drafts.length > 0 && (
        <SideSection title={text.drafts} count={drafts.length} isOpenAtFirst>
          <ul>
            {drafts.map((draft) => (
              <li key={draft.id}>
                <SideItem
                  request={draft.request}
                  isCurrent={draft.id === props.opened.draftId}
                  onOpen={() => props.onDraft(draft)}
                />
                <IconButton
                  icon="x"
                  size="s"
                  label={text.dropDraft(lineOf(draft.request))}
                  onClick={() => props.onDiscard(draft.id)}
                />
              </li>
            ))}
          </ul>
        </SideSection>
      )}
      <SideSection
        title={text.history}
        count={history.length}
        isOpenAtFirst={false}
        actions={
          history.length > 0 && (
            <IconButton icon="trash" size="s" label={text.clear} onClick={() => props.onAct({ kind: 'clear' })} />
          )
        }
      >
        {history.length === 0 && <p className="hint side-none">{words === '' ? text.noHistory : text.noMatch}</p>}
        <ul>
          {history.map((sent) => (
            <li key={sent.id}>
              <SideItem
                request={sent.request}
                note={`${text.outcome(sent.status)} · ${momentShort(sent.atMs, Date.now())}`}
                isCurrent={false}
                onOpen={() => props.onSent(sent)}
              />
            </li>
          ))}
        </ul>
      </SideSection>
    </nav>
  );
};

type NamedItemsProps = SideListProps & { readonly named: readonly NamedRequest[] };

const Folder = (props: NamedItemsProps & { readonly folder: string }): ReactElement => {
  const { folder, named, onAct } = props;
  const text = composeWords.side;
  return (
    <SideSection
      title={folder}
      count={named.length}
      isOpenAtFirst
      className="side-folder"
      actions={
        <SideMore
          name={folder}
          items={[
            [text.renameFolder, () => onAct({ kind: 'rename-folder', folder, count: named.length })],
            [text.removeFolder, () => onAct({ kind: 'remove-folder', folder, count: named.length })],
          ]}
        />
      }
    >
      <NamedItems {...props} />
    </SideSection>
  );
};

const NamedItems = ({ named, shelf, opened, onNamed, onDiscard, onAct }: NamedItemsProps): ReactElement => {
  const text = composeWords.side;
  return (
    <ul>
      {named.map((one) => {
        const draft = shelf.shelf?.drafts.find(({ namedId }) => namedId === one.id);
        return (
          <li key={one.id}>
            <SideItem
              request={one.request}
              name={one.name}
              isCurrent={one.id === opened.namedId}
              isChanged={draft !== undefined}
              onOpen={() => onNamed(one)}
            />
            <SideMore
              name={one.name}
              items={[
                ...(draft ? [[text.discard, () => onDiscard(draft.id)] as const] : []),
                [text.rename, () => onAct({ kind: 'rename', named: one })],
                [text.remove, () => onAct({ kind: 'remove', named: one })],
              ]}
            />
          </li>
        );
      })}
    </ul>
  );
};
