import { type ReactElement, useState } from 'react';
import type { Composed } from '../../electron/contract/compose';
import { Segmented } from '../ui/choice';
import { composeWords } from '../words/compose';
import { number } from '../words/human';
import { BodyEditor } from './body-editor';
import { PairRows } from './pair-rows';
import { isWrite, sentCount } from './request-values';

type Part = 'query' | 'headers' | 'body';

type RequestPartsProps = {
  readonly request: Composed;
  readonly onChange: (change: Partial<Composed>) => void;
  /** Names of what will not be kept, since it may be secret. */
  readonly leftOut: readonly string[];
};

/** Query, headers and body of the request, one at a time. Another request is another instance. */
export const RequestParts = ({ request, onChange, leftOut }: RequestPartsProps): ReactElement => {
  const [chosen, setChosen] = useState<Part | null>(null);
  const { method, query, headers, body } = request;
  // Until the person chooses: what the method usually needs.
  const part = chosen ?? (isWrite(method) && method !== 'DELETE' ? 'body' : 'query');
  const text = composeWords.parts;
  const counts = { query: sentCount(query), headers: sentCount(headers), body: 0 };
  return (
    <>
      <div className="compose-parts">
        <Segmented
          role="tab"
          label={text.name}
          value={part}
          options={(['query', 'headers', 'body'] as const).map((value) => ({
            value,
            label: text[value],
            ...(counts[value] > 0 ? { note: number(counts[value]) } : {}),
          }))}
          onChange={setChosen}
        />
      </div>
      <div className="compose-part" role="tabpanel" aria-label={text[part]}>
        {part === 'query' && (
          <PairRows
            what={text.parameter}
            label={text.query}
            pairs={query}
            onChange={(pairs) => onChange({ query: pairs })}
          />
        )}
        {part === 'headers' && (
          <>
            <PairRows
              what={text.header}
              label={text.headers}
              pairs={headers}
              onChange={(pairs) => onChange({ headers: pairs })}
            />
            <p className="hint">{text.ownHeaders}</p>
          </>
        )}
        {part === 'body' && <BodyEditor method={method} body={body} onChange={(next) => onChange({ body: next })} />}
        {leftOut.length > 0 && <p className="hint">{text.leftOut(leftOut)}</p>}
      </div>
    </>
  );
};
