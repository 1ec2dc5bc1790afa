import type { ReactElement } from 'react';
import type { ImportCheck } from '../../electron/contract/transfer';
import { Checkbox } from '../ui/choice';
import { Message } from '../ui/notice';
import { transferWords } from '../words/transfers';

type FindingsProps = {
  readonly check: ImportCheck;
  readonly skipFaulty: boolean;
  readonly onSkip: (skip: boolean) => void;
};

/** What the dry run found, and what is to become of the rows at fault. */
export const ImportFindings = ({ check, skipFaulty, onSkip }: FindingsProps): ReactElement => {
  const text = transferWords.import;
  const { rows, faultyRows, problems, missing } = check;
  return (
    <>
      {missing.length > 0 && (
        <Message kind="err" role="alert">
          {text.missing(missing)}
        </Message>
      )}
      {faultyRows === 0 ? (
        missing.length === 0 && (
          <Message kind="ok" role="status">
            {text.good(rows)}
          </Message>
        )
      ) : (
        <>
          <Message kind="warn" role="status">
            {text.faulty(faultyRows, rows)}
          </Message>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it. */}
          <ul className="job-results" aria-label={text.problems} tabIndex={0}>
            {problems.map((problem) => (
              <li key={`${problem.row}-${problem.field}-${problem.what}`} className="bidi">
                {text.problem(problem)}
              </li>
            ))}
          </ul>
          <Checkbox label={text.skip(faultyRows)} hint={text.skipHint} isChecked={skipFaulty} onChange={onSkip} />
        </>
      )}
    </>
  );
};
