import { type ReactElement, type RefObject, useEffect, useMemo, useState } from 'react';
import type { ComposedAnswer } from '../../electron/contract/compose';
import { Segmented } from '../ui/choice';
import { Message } from '../ui/notice';
import { composeWords } from '../words/compose';
import { AnswerActions } from './answer-actions';
import { AnswerHeaders } from './answer-headers';
import { AnswerRaw } from './answer-raw';
import { AnswerTable } from './answer-table';
import { AnswerTree } from './answer-tree';
import { FindField } from './find-field';
import { lineAndColumn } from './find-text';
import type { JsonNodes, JsonScan } from './json-nodes';
import { nodeAt } from './node-text';
import { NotShown } from './not-shown';
import type { ReadAnswer } from './read-answer';
import { tableOf } from './table-of';
import { firstOpen } from './tree-rows';
import { useAnswerText } from './use-answer-text';
import { useFind } from './use-find';

type View = keyof typeof composeWords.answer.views;

type AnswerViewProps = {
  readonly answer: ComposedAnswer;
  readonly readApart: ReadAnswer;
  /** Null: it is no list, or not of a GET. */
  readonly onOpenCollection: (() => void) | null;
  readonly findField: RefObject<HTMLInputElement | null>;
};

/** One answer in the ways in which its kind can be looked at. Another answer is another instance. */
export const AnswerView = ({ answer, readApart, onOpenCollection, findField }: AnswerViewProps): ReactElement => {
  const { body } = answer;
  const source = body.kind === 'text' ? body.text : null;
  const { scan, reader } = useAnswerText(source, body.kind === 'text' && body.language === 'json', readApart);
  const nodes = scan?.ok ? scan.nodes : null;
  const table = useMemo(() => (source !== null && nodes ? tableOf(source, nodes) : null), [source, nodes]);
  const [wanted, setWanted] = useState<View | null>(null);
  const tree = useTree(nodes);
  const find = useFind(reader);
  const text = composeWords.answer;

  const views: readonly View[] = [
    ...(nodes ? (['tree'] as const) : []),
    ...(table ? (['table'] as const) : []),
    ...(source !== null ? (['raw'] as const) : []),
    ...(body.kind === 'image' ? (['preview'] as const) : []),
    ...(body.kind === 'none' || body.kind === 'file' ? (['body'] as const) : []),
    'headers',
  ];
  const isReading = source !== null && scan === undefined;
  const view = wanted !== null && views.includes(wanted) ? wanted : (views[0] ?? 'headers');
  const place = find.found && find.at >= 0 ? (find.found.at[find.at] ?? null) : null;
  const target = useMemo(() => (nodes && place !== null ? { node: nodeAt(nodes, place) } : null), [nodes, place]);

  return (
    <>
      <div className="answer-bar">
        <Segmented
          role="tab"
          label={text.shown}
          value={view}
          options={views.map((value) => ({ value, label: text.views[value] }))}
          onChange={setWanted}
        />
        <span className="grow" />
        {source !== null && (view === 'tree' || view === 'raw') && <FindField find={find} field={findField} />}
        <AnswerActions answer={answer} tree={view === 'tree' ? tree : null} onOpenCollection={onOpenCollection} />
      </div>
      <div className="answer-body" role="tabpanel" aria-label={text.views[view]}>
        {isReading && view !== 'headers' ? (
          <p className="answer-note soft" role="status">
            {text.reading}
          </p>
        ) : view === 'tree' && source !== null && nodes && tree ? (
          <AnswerTree text={source} {...{ nodes, target }} open={tree.open} onOpen={tree.set} words={find.words} />
        ) : view === 'table' && source !== null && nodes && table ? (
          <AnswerTable text={source} {...{ nodes, table }} />
        ) : view === 'raw' && source !== null ? (
          <>
            {scan && !scan.ok && <Faulty text={source} scan={scan} />}
            <AnswerRaw text={source} found={find.found} at={find.at} />
          </>
        ) : view === 'preview' && body.kind === 'image' ? (
          <div className="answer-image">
            <img src={`data:${body.mediaType};base64,${body.base64}`} alt={text.image(body.mediaType)} />
          </div>
        ) : view === 'headers' ? (
          <AnswerHeaders headers={answer.headers} />
        ) : (
          <NotShown answer={answer} />
        )}
      </div>
    </>
  );
};

type FaultyProps = { readonly text: string; readonly scan: JsonScan & { readonly ok: false } };

const Faulty = ({ text, scan: { fault } }: FaultyProps): ReactElement => {
  const { line, column } = lineAndColumn(text, fault.at);
  return (
    <div className="answer-note">
      <Message kind="warn">
        {fault.expected === 'fewer' ? composeWords.answer.tooMany : composeWords.answer.notJson(line, column)}
      </Message>
    </div>
  );
};

export type Tree = {
  readonly open: Uint8Array;
  readonly set: (open: Uint8Array) => void;
  readonly fold: () => void;
  readonly unfold: () => void;
};

/** What is unfolded, kept while another view of the answer is looked at. */
const useTree = (nodes: JsonNodes | null): Tree | null => {
  const first = useMemo(() => (nodes ? firstOpen(nodes) : null), [nodes]);
  const [changed, setChanged] = useState<Uint8Array | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other nodes are folded as at first
  useEffect(() => setChanged(null), [nodes]);
  if (!nodes || !first) return null;
  return {
    open: changed?.length === nodes.count ? changed : first,
    set: setChanged,
    fold: () => setChanged(new Uint8Array(nodes.count).fill(1, 0, 1)),
    unfold: () => setChanged(new Uint8Array(nodes.count).fill(1)),
  };
};
