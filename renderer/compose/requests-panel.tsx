import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ComposeTextKind } from '../../electron/contract/compose';
import type { Profile } from '../../electron/contract/profile';
import { useBridge } from '../bridge/bridge-context';
import { useCopy } from '../bridge/use-copy';
import { useCommands } from '../commands/use-commands';
import { useConsent } from '../resource/consent';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { composeWords } from '../words/compose';
import { AnswerPart } from './answer-part';
import './compose.css';
import { ImportDialog } from './import-dialog';
import { NameDialog } from './name-dialog';
import { type ReadAnswer, readAnswerInWorker } from './read-answer';
import { RequestLine } from './request-line';
import { RequestParts } from './request-parts';
import { blankRequest, isWrite, shownAddress } from './request-values';
import { type SideAct, SideList } from './side-list';
import { SideQuestions } from './side-questions';
import { useOpenRequest } from './use-open-request';
import { useSaving } from './use-saving';
import { useSending } from './use-sending';
import { useShelf } from './use-shelf';
import { useSideShown } from './use-side-shown';

type RequestsPanelProps = {
  readonly profile: Profile;
  readonly isShown: boolean;
  /** Shows a collection in a tab of its own. */
  readonly onOpenCollection: (path: string) => void;
  readonly readApart?: ReadAnswer;
};

/** Any request with the profile's session: written, sent, its answer looked at, kept under a name. */
export const RequestsPanel = (props: RequestsPanelProps): ReactElement => {
  const { profile, onOpenCollection, readApart = readAnswerInWorker } = props;
  const { id: profileId, resourcePath, server } = profile;
  const shelf = useShelf(profileId);
  const form = useOpenRequest(profileId, resourcePath, shelf.shelf, shelf.reload);
  const sending = useSending(profileId, shelf.reload);
  const saving = useSaving(profileId, shelf.reload);
  const consent = useConsent(profileId, resourcePath);
  const side = useSideShown();
  const [dialog, setDialog] = useState<'save' | 'import' | null>(null);
  const [act, setAct] = useState<SideAct | null>(null);
  const addressField = useRef<HTMLInputElement>(null);
  const findField = useRef<HTMLInputElement>(null);
  const asText = useBridge()['compose:as-text'];
  const copy = useCopy();
  const toast = useToast();
  const text = composeWords.line;
  const { opened } = form;
  const { request } = opened;
  const { method } = request;
  const folders = shelf.shelf?.folders ?? [];
  const named = shelf.shelf?.named.find(({ id }) => id === opened.namedId) ?? null;

  // Come to by a key, the focus was in a part that is hidden now.
  const { isShown } = props;
  useEffect(() => {
    const focused = document.activeElement;
    if (isShown && (!focused || focused === document.body || focused.closest('[hidden]')))
      addressField.current?.focus();
  }, [isShown]);

  const reason =
    request.address.trim() === ''
      ? text.needsAddress
      : isWrite(method) && consent.writes === 'read-only'
        ? text.readOnly(method)
        : undefined;
  const send = async (): Promise<void> => {
    if (reason !== undefined || sending.state.kind === 'sending') return;
    const asked = isWrite(method)
      ? await consent.ask(method, shownAddress(request, server.serverAddress), null)
      : { confirmed: false };
    if (asked) await sending.send(request, asked.confirmed);
  };
  const show = (next: Parameters<typeof form.open>[0]): void => {
    sending.clear();
    form.open(next);
    side.chosen();
    addressField.current?.focus();
  };
  const save = (): void => {
    if (!named) setDialog('save');
    else
      void saving
        .save({ id: named.id, name: named.name, folder: named.folder }, request, form.saved)
        .then((failure) => {
          if (failure) toast({ kind: 'err', text: composeWords.failed(failure).title });
        });
  };
  const copyAs = (kind: ComposeTextKind): void => {
    void asText({ profileId, request, as: kind }).result.then((made) => {
      if (made.ok) copy(made.value, text.kinds[kind]);
      else toast({ kind: 'err', text: composeWords.failed(made.error).title });
    });
  };
  useCommands(isShown, {
    order: 20,
    commands: (
      [
        ['send', text.send, 'play', () => void send(), 'Control+Enter'],
        ['save', text.saveRequest, 'inbox', save, 'Control+S'],
        ['find', composeWords.find.label, 'search', () => findField.current?.focus(), 'Control+F'],
        ['new', text.fresh, 'plus', () => show({ namedId: null, request: blankRequest(''), isDraft: false })],
        ['import', text.import, 'download', () => setDialog('import')],
      ] as const
    ).map(([id, label, icon, run, keys]) => ({
      ...{ id: `requests.${id}`, group: words.app.requests, label, icon, run },
      ...(keys ? { keys } : {}),
      ...(id === 'send' ? { reason } : {}),
    })),
  });

  return (
    <div className="compose" data-side={side.isShown}>
      {side.isShown && (
        <SideList
          {...{ shelf, opened }}
          onNamed={(one) => {
            const draft = shelf.shelf?.drafts.find(({ namedId }) => namedId === one.id);
            show({
              ...(draft ? { draftId: draft.id } : {}),
              ...{ namedId: one.id, request: draft?.request ?? one.request, isDraft: draft !== undefined },
            });
          }}
          onDraft={({ id, namedId, request: kept }) => show({ draftId: id, namedId, request: kept, isDraft: true })}
          onSent={({ request: sent, body }) => {
            show({ namedId: null, request: sent, isDraft: false });
            if (body !== 'kept') toast({ kind: 'ok', text: composeWords.side.bodyGone[body] });
          }}
          onDiscard={form.discard}
          onAct={setAct}
          onLeave={() => {
            side.chosen();
            addressField.current?.focus();
          }}
        />
      )}
      <div className="compose-main">
        <RequestLine
          {...{ request, addressField, reason }}
          onChange={form.change}
          known={shelf.paths}
          isSending={sending.state.kind === 'sending'}
          onSend={() => void send()}
          onCancel={sending.cancel}
          isListShown={side.isShown}
          onList={side.toggle}
          onSave={save}
          onSaveAs={() => setDialog('save')}
          onCopyAs={copyAs}
          onNew={() => show({ namedId: null, request: blankRequest(''), isDraft: false })}
          onImport={() => setDialog('import')}
        />
        <RequestParts
          key={opened.draftId}
          {...{ request }}
          onChange={form.change}
          leftOut={opened.isDraft ? form.leftOut : []}
        />
        <AnswerPart
          state={sending.state}
          {...{ readApart, findField, onOpenCollection }}
          serverAddress={server.serverAddress}
        />
      </div>
      {dialog === 'save' && (
        <NameDialog
          title={composeWords.save.title}
          confirm={composeWords.save.save}
          name={named?.name ?? ''}
          folder={named?.folder ?? ''}
          folders={folders}
          onConfirm={async (name, folder) => {
            const failure = await saving.save({ id: null, name, folder }, request, form.saved);
            if (!failure) setDialog(null);
            return failure;
          }}
          onCancel={() => setDialog(null)}
        />
      )}
      {dialog === 'import' && (
        <ImportDialog
          {...{ profileId, folders }}
          onOpen={(imported) => {
            setDialog(null);
            show({ namedId: null, request: imported, isDraft: false });
          }}
          onSaveAll={async (requests, folder) => {
            await saving.saveAll(requests, folder);
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      <SideQuestions
        {...{ profileId, act, folders }}
        onDone={() => setAct(null)}
        onChanged={shelf.reload}
        onRemoved={(namedId) => {
          if (namedId === opened.namedId) form.detach();
        }}
      />
      {consent.dialog}
    </div>
  );
};
