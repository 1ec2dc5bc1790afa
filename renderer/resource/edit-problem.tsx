import type { ReactElement } from 'react';
import type { Failure } from '../../electron/contract/result';
import { Button } from '../ui/button';
import { Banner } from '../ui/notice';
import { ServerWords } from '../ui/server-words';
import { words } from '../words/catalogue';
import { editWords } from '../words/edits';
import type { RowForm } from './use-row-form';

type ProblemProps = { readonly form: RowForm; readonly singular: string; readonly onReloadList: () => void };

/** Why it is not saved, what was kept, and what to do: on top of the form. */
export const EditProblem = ({ form, singular, onReloadList }: ProblemProps): ReactElement | null => {
  const { problem, loadFailure } = form;
  const text = editWords.problem;
  if (problem?.kind === 'gone') {
    return (
      <Alert
        title={text.gone(singular)}
        actions={
          <Button size="s" onClick={form.again}>
            {text.createAgain}
          </Button>
        }
      />
    );
  }
  if (problem?.kind === 'unknown') {
    const isNew = form.key === null;
    return (
      <Alert
        title={problem.verdict === 'not-saved' ? text.isNotSaved : text.unknown}
        text={problem.verdict === 'not-saved' ? text.kept : text.unknownTodo}
        actions={
          problem.verdict === 'none' && (
            <Button size="s" onClick={isNew ? onReloadList : () => void form.compare()}>
              {isNew ? text.lookList : text.look}
            </Button>
          )
        }
      />
    );
  }
  if (problem) return <Refused form={form} failure={problem.failure} method={problem.method} />;
  if (loadFailure && loadFailure.code !== 'cancelled') {
    return (
      <Banner
        kind="warn"
        title={text.loadFailed(singular)}
        text={words.failures.of(loadFailure).title}
        actions={
          <Button size="s" onClick={form.reload}>
            {text.tryAgain}
          </Button>
        }
      />
    );
  }
  return null;
};

type RefusedProps = { readonly form: RowForm; readonly failure: Failure; readonly method: 'POST' | 'PATCH' };

const WHOLE = 'non_field_errors';

const Refused = ({ form, failure, method }: RefusedProps): ReactElement => {
  const text = editWords.problem;
  const { code, fields, server } = failure;
  if (code === 'invalid-fields' && fields) {
    const named = Object.entries(fields).filter(([name]) => name !== WHOLE);
    const isShown = (name: string): boolean =>
      form.fields.some((field) => !field.readOnly && (name === field.name || name.startsWith(`${field.name}.`)));
    const unplaced = named.filter(([name]) => !isShown(name));
    const tops = new Set(named.map(([name]) => name.split('.', 1)[0]));
    return (
      <Alert title={tops.size > 0 ? text.fields(tops.size) : text.whole}>
        {fields[WHOLE]?.map((said) => (
          <p key={said} className="soft">
            <ServerWords text={said} />
          </p>
        ))}
        {unplaced.map(([name, said]) => (
          <p key={name} className="soft">
            {text.more(name, said.join(' '))}
          </p>
        ))}
      </Alert>
    );
  }
  const again = (
    <Button size="s" onClick={() => void form.save()}>
      {text.tryAgain}
    </Button>
  );
  if (code === 'forbidden' || code === 'method-not-allowed') {
    return (
      <Alert
        title={code === 'forbidden' ? text.forbidden : text.notAllowed(method)}
        text={code === 'forbidden' ? text.forbiddenTodo : text.kept}
        actions={again}
      >
        {server && server.words !== '' && (
          <p className="soft">
            <ServerWords text={words.failures.quote(server.words)} />
          </p>
        )}
      </Alert>
    );
  }
  const { title } = words.failures.of(failure);
  return (
    <Alert
      title={server ? text.notSaved(words.failures.statusText(server.status)) : text.notSent}
      text={server ? text.kept : `${title} ${text.kept}`}
      actions={again}
    >
      {server && server.words !== '' && (
        <p className="soft">
          <ServerWords text={server.words} />
        </p>
      )}
    </Alert>
  );
};

/** The drawer moves the focus to a field that it is about, or to this. */
const Alert = (props: Omit<Parameters<typeof Banner>[0], 'kind' | 'ref'>): ReactElement => (
  <Banner kind="err" {...props} />
);
