import { memo, type ReactElement, useMemo, useState } from 'react';
import type { Member } from '../../electron/token/inspection';
import { useCopy } from '../bridge/use-copy';
import { Button, IconButton } from '../ui/button';
import { tokenWords } from '../words/token';
import { LongText } from './long-text';
import { jsonOf, type Reading, stringOf, topLevel } from './readings';
import { ShowMore } from './show-more';
import { visible } from './visible-text';

const words = tokenWords;

type MemberTableProps = {
  readonly title: string;
  readonly members: readonly Member[];
  readonly read: (member: Member) => Reading;
};

/** A hostile token has thousands of members, and a table of thousands stops the window. */
const FIRST = 50;

/** Claims or header: names and values exactly as they stand in the token, and what they mean. */
export const MemberTable = memo(({ title, members, read }: MemberTableProps): ReactElement => {
  const copy = useCopy();
  const [most, setMost] = useState(FIRST);
  // Readings count on and render it each second; who is a row stays.
  const rows = useMemo(() => topLevel(members), [members]);
  const superseded = useMemo(() => new Set(rows.flatMap(({ duplicateOf }) => duplicateOf ?? [])), [rows]);
  const shown = rows.slice(0, most);
  const part = title.toLowerCase();
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="count">{rows.length}</span>
        <span className="grow" />
        <Button
          kind="ghost"
          size="s"
          icon="copy"
          aria-label={words.copyJsonName(part)}
          onClick={() => copy(jsonOf(members), words.partCopied(part))}
        >
          {words.copyJson}
        </Button>
      </div>
      <table className="kv kv-claims" aria-label={title}>
        <colgroup>
          <col className="c1" />
          <col className="c2" />
          <col />
          <col className="c4" />
        </colgroup>
        <thead className="vh">
          <tr>
            <th>{words.columns.name}</th>
            <th>{words.columns.value}</th>
            <th>{words.columns.reading}</th>
            <th>{words.columns.copy}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((member, index) => {
            const { name, path, sourceText, duplicateOf } = member;
            const isUnused = duplicateOf === undefined && superseded.has(path);
            const reading = isUnused ? { text: words.unused } : read(member);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a token may hold one name twice, and its order never changes.
              <tr key={index}>
                <th scope="row">
                  <bdi>{visible(name)}</bdi>
                </th>
                <td className="val selectable">
                  <LongText text={sourceText} />
                </td>
                <td className="read num">
                  {reading.text}
                  {reading.strong && <b className="strong">{reading.strong}</b>}
                </td>
                <td className="act">
                  <IconButton
                    icon="copy"
                    label={words.copyClaim(visible(name))}
                    size="s"
                    onClick={() => copy(stringOf(sourceText) ?? sourceText, words.claimCopied(visible(name)))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ShowMore left={rows.length - shown.length} onMore={() => setMost(most + FIRST)} />
    </section>
  );
});
