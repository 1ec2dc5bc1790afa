import type { FormEvent, ReactElement, RefObject } from 'react';
import {
  type Composed,
  type ComposeMethod,
  type ComposeTextKind,
  composeMethods,
  composeTextKinds,
  type KnownPath,
} from '../../electron/contract/compose';
import { Button, IconButton } from '../ui/button';
import { Select } from '../ui/choice';
import { Icon } from '../ui/icons';
import { Menu, MenuItem } from '../ui/menu';
import { composeWords } from '../words/compose';
import { AddressField } from './address-field';

type RequestLineProps = {
  readonly request: Composed;
  readonly onChange: (change: Partial<Composed>) => void;
  readonly known: readonly KnownPath[];
  readonly addressField: RefObject<HTMLInputElement | null>;
  readonly isSending: boolean;
  /** Why it cannot be sent. */
  readonly reason: string | undefined;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly isListShown: boolean;
  readonly onList: () => void;
  readonly onSave: () => void;
  readonly onSaveAs: () => void;
  readonly onCopyAs: (kind: ComposeTextKind) => void;
  readonly onNew: () => void;
  readonly onImport: () => void;
};

const methods = composeMethods.map((value: ComposeMethod) => ({ value, label: value }));

/** Method, path and what is done with the request. Enter in the path sends it, as does Ctrl Enter from anywhere. */
export const RequestLine = (props: RequestLineProps): ReactElement => {
  const { request, onChange, isSending } = props;
  const text = composeWords.line;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSending) props.onSend();
  };
  return (
    <form className="compose-line" aria-label={text.name} onSubmit={submit}>
      <IconButton icon="inbox" label={text.list} aria-expanded={props.isListShown} onClick={props.onList} />
      <Select
        label={text.method}
        value={request.method}
        options={methods}
        onChange={(method) => onChange({ method })}
      />
      <AddressField
        value={request.address}
        onChange={(address) => onChange({ address })}
        known={props.known}
        field={props.addressField}
      />
      {isSending ? (
        <Button icon="x" onClick={props.onCancel}>
          {text.cancel}
        </Button>
      ) : (
        <Button kind="primary" type="submit" reason={props.reason} aria-keyshortcuts="Control+Enter">
          {text.send}
        </Button>
      )}
      <Button onClick={props.onSave}>{text.save}</Button>
      <Menu
        label={text.copyAs}
        at="end"
        button={(menu) => (
          <Button icon="copy" {...menu}>
            <span className="lbl">{text.copyAs}</span>
            <Icon name="down" className="icon-12" />
          </Button>
        )}
      >
        {(close) =>
          composeTextKinds.map((kind) => (
            <MenuItem
              key={kind}
              onChoose={() => {
                close();
                props.onCopyAs(kind);
              }}
            >
              {text.kinds[kind]}
            </MenuItem>
          ))
        }
      </Menu>
      <Menu label={text.more} at="end" button={(menu) => <IconButton icon="more" label={text.more} {...menu} />}>
        {(close) =>
          (
            [
              [text.fresh, props.onNew],
              [text.saveAs, props.onSaveAs],
              [text.import, props.onImport],
            ] as const
          ).map(([label, act]) => (
            <MenuItem
              key={label}
              onChoose={() => {
                close();
                act();
              }}
            >
              {label}
            </MenuItem>
          ))
        }
      </Menu>
    </form>
  );
};
