import type { ReactElement } from 'react';
import type { ComposedAnswer } from '../../electron/contract/compose';
import { visible } from '../token/visible-text';
import { composeWords } from '../words/compose';

export const AnswerHeaders = ({ headers }: Pick<ComposedAnswer, 'headers'>): ReactElement => {
  const text = composeWords.answer;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keys.
    <div className="answer-scroll" tabIndex={0} role="region" aria-label={text.views.headers}>
      <table className="kv answer-headers" aria-label={text.views.headers}>
        <thead>
          <tr>
            <th scope="col" className="c1">
              {text.header}
            </th>
            <th scope="col">{text.value}</th>
          </tr>
        </thead>
        <tbody>
          {headers.map(({ name, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and the list of an answer never changes.
            <tr key={`${index} ${name}`}>
              <th scope="row">{visible(name)}</th>
              <td className="val selectable">
                <bdi>{visible(value)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
