import { type ReactElement, useDeferredValue, useMemo, useRef } from 'react';
import { type ComposeBody, type ComposeMethod, mostBodyText } from '../../electron/contract/compose';
import { Button } from '../ui/button';
import { Segmented } from '../ui/choice';
import { TextArea, TextField } from '../ui/field';
import { composeWords } from '../words/compose';
import { checkJson, formattedJson } from './json-check';
import { PairRows } from './pair-rows';
import { PartRows } from './part-rows';
import { isWrite } from './request-values';

type BodyEditorProps = {
  readonly method: ComposeMethod;
  readonly body: ComposeBody;
  readonly onChange: (body: ComposeBody) => void;
};

const kinds = ['none', 'json', 'form', 'multipart', 'raw'] as const;

/** The body in the form of its kind. What was entered for another kind comes back with that kind. */
export const BodyEditor = ({ method, body, onChange }: BodyEditorProps): ReactElement => {
  const before = useRef<Partial<Record<ComposeBody['kind'], ComposeBody>>>({});
  const text = composeWords.parts;
  const change = (kind: ComposeBody['kind']): void => {
    before.current[body.kind] = body;
    onChange(before.current[kind] ?? blank(kind, body));
  };
  return (
    <div className="stack">
      <div className="row row-wrap">
        <Segmented
          label={text.kind}
          value={body.kind}
          options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={change}
        />
        {body.kind !== 'none' && !isWrite(method) && <p className="hint">{text.notWith(method)}</p>}
      </div>
      {body.kind === 'none' && <p className="hint">{text.none}</p>}
      {body.kind === 'json' && <JsonBody text={body.text} onChange={(next) => onChange({ ...body, text: next })} />}
      {body.kind === 'form' && (
        <PairRows
          what={text.field}
          label={text.kinds.form}
          pairs={body.fields}
          onChange={(fields) => onChange({ ...body, fields })}
        />
      )}
      {body.kind === 'multipart' && (
        <PartRows label={text.kinds.multipart} parts={body.parts} onChange={(parts) => onChange({ ...body, parts })} />
      )}
      {body.kind === 'raw' && (
        <>
          <TextField
            label={text.contentType}
            hint={text.contentTypeHint}
            value={body.contentType}
            maxLength={1_000}
            onChange={(contentType) => onChange({ ...body, contentType })}
          />
          <TextArea
            label={text.raw}
            rows={6}
            mono
            value={body.text}
            onChange={(next) => onChange({ ...body, text: next.slice(0, mostBodyText) })}
          />
        </>
      )}
    </div>
  );
};

/** Text goes along from JSON to raw and back, fields from a form to parts. */
const blank = (kind: ComposeBody['kind'], from: ComposeBody): ComposeBody => {
  const text = from.kind === 'json' || from.kind === 'raw' ? from.text : '';
  switch (kind) {
    case 'none':
      return { kind };
    case 'json':
      return { kind, text };
    case 'form':
      return { kind, fields: [] };
    case 'multipart':
      return { kind, parts: from.kind === 'form' ? from.fields.map((field) => ({ kind: 'text', ...field })) : [] };
    case 'raw':
      return { kind, contentType: from.kind === 'json' ? 'application/json' : 'text/plain', text };
  }
};

type JsonBodyProps = { readonly text: string; readonly onChange: (text: string) => void };

/** It is sent as it stands, even with a fault: a server's answer to that may be what is looked for. */
const JsonBody = ({ text, onChange }: JsonBodyProps): ReactElement => {
  const settled = useDeferredValue(text);
  const check = useMemo(() => checkJson(settled), [settled]);
  const words = composeWords.parts;
  const error =
    check.ok || settled === ''
      ? undefined
      : settled.trim() === ''
        ? words.empty
        : words.fault(check.line, check.column, check.expected);
  return (
    <div className="json-body">
      <TextArea
        label={words.json}
        rows={6}
        mono
        value={text}
        error={error}
        onChange={(next) => onChange(next.slice(0, mostBodyText))}
      />
      <Button
        kind="ghost"
        size="s"
        reason={check.ok ? undefined : words.formatNot}
        onClick={() => onChange(formattedJson(text))}
      >
        {words.format}
      </Button>
    </div>
  );
};
