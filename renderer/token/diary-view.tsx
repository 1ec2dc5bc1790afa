import { memo, type ReactElement, useEffect, useId, useState } from 'react';
import type { DiaryEntry, DiaryEvent } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useCopy } from '../bridge/use-copy';
import { useRequest } from '../bridge/use-request';
import { useSettings } from '../bridge/use-settings';
import { Button, IconButton } from '../ui/button';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { momentShort, span, took } from '../words/human';
import { tokenWords } from '../words/token';

type DiaryProps = { readonly profileId: string; readonly length: number };

const FIRST = 50;

/** What happened to the session, newest first. Held still while the panel around it counts seconds. */
export const DiaryView = memo(({ profileId, length }: DiaryProps): ReactElement => {
  // Its times are written in the zone of the settings.
  useSettings();
  const entries = useDiary(profileId, length);
  const copy = useCopy();
  const { isExporting, exportDiary } = useExport(profileId);
  const id = useId();
  const [isAll, setAll] = useState(false);
  const text = tokenWords.diary;
  const nowMs = Date.now();
  const shown = isAll ? entries : entries.slice(0, FIRST);
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{text.title}</h2>
        <span className="count">{todayWords(entries, nowMs)}</span>
        <span className="row row-4 end">
          <IconButton
            icon="copy"
            size="s"
            label={text.copyName}
            disabled={entries.length === 0}
            onClick={() => copy(entries.map((entry) => lineOf(entry)).join('\n'), text.copied)}
          />
          <IconButton
            icon="download"
            size="s"
            label={text.exportName}
            disabled={entries.length === 0}
            pending={isExporting}
            onClick={() => void exportDiary()}
          />
        </span>
      </div>
      <table className="diary" aria-labelledby={id}>
        <thead className="vh">
          <tr>
            <th>{text.columns.time}</th>
            <th>{text.columns.outcome}</th>
            <th>{text.columns.duration}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two entries may have one time; the list only grows at its end.
            <tr key={entries.length - index}>
              <td className="when">{momentShort(entry.atMs, nowMs)}</td>
              <td>
                <i className={`dot dot-${tones[entry.event]}`} />
                <span className="what">{text.events[entry.event]}</span>
                <span className="why">
                  <bdi>{whyOf(entry)}</bdi>
                </span>
              </td>
              <td className="ms">{entry.tookMs === undefined ? '' : took(entry.tookMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length === 0 && <p className="card-body hint">{text.empty}</p>}
      {shown.length < entries.length && (
        <div className="clockline">
          <Button kind="link" onClick={() => setAll(true)}>
            {text.showAll(entries.length)}
          </Button>
        </div>
      )}
    </section>
  );
});

/** The last answer stays while a newer one is asked for. */
const useDiary = (profileId: string, length: number): readonly DiaryEntry[] => {
  const { state, run } = useRequest(useBridge()['session:diary']);
  const [last, setLast] = useState<readonly DiaryEntry[]>([]);
  useEffect(() => {
    if (length >= 0) void run({ profileId });
  }, [profileId, length, run]);
  const fresh = state.kind === 'ok' ? state.value : last;
  if (fresh !== last) setLast(fresh);
  return [...fresh].sort((one, other) => other.atMs - one.atMs);
};

const tones: Readonly<Record<DiaryEvent, 'ok' | 'warn' | 'err' | 'info' | 'mute'>> = {
  'signed-in': 'info',
  restored: 'info',
  renewed: 'ok',
  'renewal-failed': 'warn',
  'renewal-refused': 'err',
  replayed: 'info',
  expired: 'err',
  ended: 'err',
  saved: 'ok',
  'not-saved': 'warn',
  'memory-only': 'warn',
  'keychain-locked': 'warn',
  'record-set-aside': 'warn',
  interrupted: 'warn',
  'signed-out': 'mute',
  'clock-changed': 'info',
  lent: 'warn',
  'lending-ended': 'mute',
  'used-by-command': 'info',
};

const whyOf = ({ failure, beforeExpiryMs, fingerprint, use, times = 1 }: DiaryEntry): string => {
  const text = tokenWords.diary;
  if (use !== undefined) return text.use(use, times);
  if (failure?.server) {
    const { status, words: said } = failure.server;
    return said
      ? `${words.failures.statusText(status)}: ${words.failures.quote(said)}`
      : words.failures.statusText(status);
  }
  if (failure) return words.failures.of(failure).title;
  if (beforeExpiryMs !== undefined)
    return beforeExpiryMs >= 0 ? text.before(span(beforeExpiryMs)) : text.after(span(beforeExpiryMs));
  return fingerprint ? text.fingerprint(fingerprint) : '';
};

const lineOf = (entry: DiaryEntry): string =>
  [
    new Date(entry.atMs).toISOString(),
    tokenWords.diary.events[entry.event],
    whyOf(entry),
    entry.tookMs === undefined ? '' : took(entry.tookMs),
  ]
    .filter(Boolean)
    .join('\t');

const todayWords = (entries: readonly DiaryEntry[], nowMs: number): string => {
  const today = new Date(nowMs).toDateString();
  const ofToday = entries.filter(({ atMs }) => new Date(atMs).toDateString() === today);
  const refused = ofToday.filter(({ event }) => event === 'renewal-refused' || event === 'ended').length;
  return ofToday.length === 0 ? '' : tokenWords.diary.today(ofToday.length, refused);
};

/** To a file that the person names in the system's dialog; main writes it. */
const useExport = (profileId: string) => {
  const { isBusy, run } = useRequest(useBridge()['session:export-diary'], { whileBusy: 'join' });
  const toast = useToast();
  const exportDiary = async (): Promise<void> => {
    const result = await run({ profileId });
    if (!result.ok) toast({ kind: 'err', text: words.failures.of(result.error).title });
    else if (result.value) toast({ kind: 'ok', text: tokenWords.diary.exported(result.value.file) });
  };
  return { isExporting: isBusy, exportDiary };
};
