import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { NamedCollection } from '../electron/contract/edits';
import { useBridge } from './bridge/bridge-context';
import { collectionName } from './resource/collection-name';
import { Button, IconButton } from './ui/button';
import { Checkbox } from './ui/choice';
import { Dialog } from './ui/dialog';
import { TextField } from './ui/field';
import { Menu, MenuItem, MenuSeparator } from './ui/menu';
import { words } from './words/catalogue';

type OpenCollectionProps = {
  readonly profileId: string;
  /** Origins that take the profile's session already. */
  readonly origins: readonly string[];
  readonly serverAddress: string;
  /** The further collection that is shown, or null: it can be closed here. */
  readonly shown: string | null;
  /** `service`: the origin that the person allowed. */
  readonly onOpen: (path: string, service?: string) => void;
  readonly onClose: (path: string) => void;
};

/** The + after the tabs: what the server itself lists, or any path. */
export const OpenCollection = (props: OpenCollectionProps): ReactElement => {
  const { profileId, shown, onOpen, onClose } = props;
  const [isAsking, setAsking] = useState(false);
  const text = words.resource.open;
  return (
    <>
      <Menu
        label={text.title}
        className="menu-collections"
        button={(menu) => <IconButton icon="plus" label={text.title} size="s" {...menu} />}
      >
        {(close) => (
          <>
            <Listed
              profileId={profileId}
              onOpen={(path) => {
                close();
                onOpen(path);
              }}
            />
            <MenuItem
              onChoose={() => {
                close();
                setAsking(true);
              }}
            >
              {text.other}
            </MenuItem>
            {shown !== null && (
              <MenuItem
                onChoose={() => {
                  close();
                  onClose(shown);
                }}
              >
                {text.close(collectionName(shown))}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      {isAsking && (
        <PathDialog
          {...props}
          onOpen={(path, service) => {
            setAsking(false);
            onOpen(path, service);
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
};

type ListedProps = { readonly profileId: string; readonly onOpen: (path: string) => void };

/** The collections that the API names at its root; a server that names none leaves only the path. */
const Listed = ({ profileId, onOpen }: ListedProps): ReactElement => {
  const bridge = useBridge();
  const [listed, setListed] = useState<readonly NamedCollection[] | null>(null);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const call = bridge['resource:root']({ profileId });
    void call.result.then((root) => setListed(root.ok ? root.value : []));
    return call.cancel;
  }, [bridge, profileId]);
  useEffect(() => {
    if (listed && first.current?.closest('[role="menu"]')?.contains(document.activeElement))
      first.current.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [listed]);
  const text = words.resource.open;
  return (
    <div role="presentation" ref={first}>
      <p className="head">{listed === null ? text.looking : listed.length === 0 ? text.none : text.listed}</p>
      {listed?.map(({ name, path }) => (
        <MenuItem key={path} onChoose={() => onOpen(path)}>
          {collectionName(name)}
          <span className="end mono" aria-hidden="true">
            {path}
          </span>
        </MenuItem>
      ))}
      {listed !== null && listed.length > 0 && <MenuSeparator />}
    </div>
  );
};

type PathDialogProps = Pick<OpenCollectionProps, 'origins' | 'serverAddress' | 'onOpen'> & {
  readonly onCancel: () => void;
};

const originOf = (typed: string): string | null => {
  try {
    const url = new URL(typed);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : null;
  } catch {
    return null;
  }
};

/** A path below the server, or the address of another service: then the person decides that it gets the session. */
const PathDialog = ({ origins, serverAddress, onOpen, onCancel }: PathDialogProps): ReactElement => {
  const [typed, setTyped] = useState('');
  const [isAllowed, setAllowed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const text = words.resource.open;
  const address = typed.trim();
  const origin = originOf(address);
  const isForeign = origin !== null && !origins.includes(origin);
  const path = address.startsWith(serverAddress) ? address.slice(serverAddress.length) : address.replace(/^\/+/, '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (path !== '' && (!isForeign || isAllowed)) onOpen(path, isForeign ? origin : undefined);
  };
  return (
    <Dialog title={text.dialog} description={text.where(serverAddress)} initialFocus={input} onCancel={onCancel}>
      <form onSubmit={submit}>
        <div className="dialog-body stack-12">
          <TextField
            ref={input}
            label={text.path}
            value={typed}
            onChange={(next) => {
              setTyped(next);
              setAllowed(false);
            }}
            spellCheck={false}
            maxLength={2_000}
          />
          {isForeign && <Checkbox label={text.allow(origin)} isChecked={isAllowed} onChange={setAllowed} />}
        </div>
        <div className="dialog-foot">
          <Button onClick={onCancel}>{words.app.cancel}</Button>
          <Button
            kind="primary"
            type="submit"
            reason={path === '' ? text.needsPath : isForeign && !isAllowed ? text.needsConsent : undefined}
          >
            {text.open}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
