import type { ReactElement } from 'react';
import { Button, IconButton } from '../ui/button';
import { InNotifications } from '../ui/toasts';
import { words } from '../words/catalogue';
import { editWords } from '../words/edits';
import type { BulkJob } from './bulk-jobs';
import { useStore, useUnsaved } from './unsaved';

/** Changes of many rows that run, and what the server did not take of those that ended. */
export const JobCards = (): ReactElement | null => {
  const { jobs } = useUnsaved();
  const list = useStore(jobs, () => jobs.list);
  if (list.length === 0) return null;
  return (
    <InNotifications>
      {list.map((job) => (
        <JobCard key={job.id} job={job} onCancel={() => jobs.cancel(job.id)} onDismiss={() => jobs.dismiss(job.id)} />
      ))}
    </InNotifications>
  );
};

type CardProps = { readonly job: BulkJob; readonly onCancel: () => void; readonly onDismiss: () => void };

const MOST_RESULTS = 50;

const JobCard = ({ job, onCancel, onDismiss }: CardProps): ReactElement => {
  const { kind, rows, done, failures, plural, state } = job;
  const text = editWords.bulk;
  const isRunning = state === 'running';
  const sent = done - failures.length;
  const title = isRunning
    ? kind === 'delete'
      ? text.deleting(rows.length, plural)
      : text.editing(rows.length, plural)
    : kind === 'delete'
      ? text.deleted(sent, rows.length, plural)
      : text.edited(sent, rows.length, plural);
  const percent = Math.floor((done / Math.max(1, rows.length)) * 100);
  return (
    <div className="pop card-body stack job-card" role="group" aria-label={title}>
      <div className="row">
        <span className="strong grow" role="status">
          {title}
        </span>
        {isRunning ? (
          <span className="muted num">{percent} %</span>
        ) : (
          <IconButton icon="x" label={words.app.dismiss} size="s" onClick={onDismiss} />
        )}
      </div>
      {isRunning && (
        <>
          <div
            className="progress"
            role="progressbar"
            aria-label={title}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <i ref={(bar) => bar?.style.setProperty('--at', `${percent}%`)} />
          </div>
          <div className="row">
            <span className="hint grow num">{text.progress(done, rows.length)}</span>
            <Button size="s" onClick={onCancel}>
              {kind === 'delete' ? text.cancelDelete : text.cancelEdit}
            </Button>
          </div>
        </>
      )}
      {state === 'cancelled' && <p className="hint">{text.cancelled(rows.length - done)}</p>}
      {!isRunning && failures.length > 0 && (
        <>
          <p className="hint">{text.refused(failures.length)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it. */}
          <ul className="job-results" aria-label={text.results} tabIndex={0}>
            {failures.slice(0, MOST_RESULTS).map(({ key, label, failure }) => (
              <li key={key} className="bidi">
                {text.result(
                  label,
                  failure.server?.words ? words.failures.quote(failure.server.words) : words.failures.of(failure).title,
                )}
              </li>
            ))}
            {failures.length > MOST_RESULTS && <li>{text.moreResults(failures.length - MOST_RESULTS)}</li>}
          </ul>
        </>
      )}
    </div>
  );
};
