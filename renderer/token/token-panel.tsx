import { type ReactElement, useRef, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView, TokenName } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useReveal } from '../bridge/use-reveal';
import { Button } from '../ui/button';
import { Segmented } from '../ui/choice';
import { useServerNow } from '../ui/now';
import { countdown } from '../words/human';
import { tokenWords } from '../words/token';
import type { Checked } from './checked';
import { CopyMenu, useCopyPart } from './copy-menu';
import { DiaryView } from './diary-view';
import { FindingsList } from './findings-list';
import { HistoryCard } from './history-card';
import { findingsNow, refreshWindowOf } from './live-findings';
import { PastedToken } from './pasted-token';
import { type ReadApart, readInWorker } from './read-apart';
import { SessionToken } from './session-token';
import { SignatureCard, type Subject } from './signature-card';
import { usePasted } from './use-pasted';
import { useTokenHistory } from './use-token-history';
import { useTokenKeys } from './use-token-keys';
import { useTokenView } from './use-token-view';

type TokenPanelProps = {
  readonly profile: Profile;
  readonly view: SessionView;
  readonly readApart?: ReadApart;
};
type Tab = TokenName | 'pasted';

/**
 * What tokens say: the session's, judged in main and counted on here, and one that was pasted, judged here. The
 * session's tokens themselves stay in main, but for one that a press has revealed.
 */
export const TokenPanel = ({ profile, view, readApart = readInWorker }: TokenPanelProps): ReactElement => {
  const root = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<Tab>('access');
  const [isComparing, setComparing] = useState(false);
  const [check, setCheck] = useState<{ readonly of: string; readonly checked: Checked } | null>(null);
  const isPasted = wanted === 'pasted';
  const which = isPasted || view.tokens.includes(wanted) ? wanted : (view.tokens[0] ?? null);
  const own = which === 'pasted' ? null : which;
  const isPair = view.tokens.includes('refresh') && view.tokens.includes('access');

  const shown = useTokenView(profile.id, own, view.generation);
  const access = useTokenView(
    profile.id,
    isPasted && view.tokens.includes('access') ? 'access' : null,
    view.generation,
  );
  const refresh = useTokenView(profile.id, isPair ? 'refresh' : null, view.generation);
  const history = useTokenHistory(profile.id, own, view.generation);
  const pasted = usePasted(view.clock?.offsetMs ?? 0, readApart);
  const askText = useBridge()['token:reveal'];
  const reveal = useReveal(
    {
      id: `${profile.id} ${own} ${view.generation}`,
      ask: own === null ? null : () => askText({ profileId: profile.id, which: own }).result,
    },
    root,
  );

  const serverNowMs = useServerNow(view.clock);
  const inspection = isPasted ? pasted.inspection : (shown.view?.inspection ?? null);
  const subjectName = isPasted ? `pasted ${pasted.paste.serial}` : `${own} ${view.generation}`;
  const checked = check?.of === subjectName ? check.checked : null;
  const copyPart = useCopyPart(inspection);
  useTokenKeys(root, {
    h: () => (reveal.revealed ? reveal.hide() : reveal.reveal()),
    j: () => copyPart('payload'),
  });

  const findings =
    inspection && findingsNow(inspection, serverNowMs, refreshWindowOf(inspection, isPasted ? null : view));
  const refreshEndsMs = (refresh.view?.inspection.times.exp ?? 0) * 1_000;
  const tabs: readonly Tab[] = [...(view.tokens.length > 0 ? view.tokens : (['access'] as const)), 'pasted'];
  const subject: Subject =
    own === null ? { kind: 'pasted', text: pasted.paste.text } : { kind: 'session', profileId: profile.id, which: own };
  const canCheck = inspection !== null && inspection.kind !== 'opaque' && inspection.kind !== 'unreadable';
  const common = { serverNowMs, checked, findings: findings ?? [], profile, view };

  const side = [
    isComparing && !isPasted && <DiaryView key="diary" profileId={profile.id} length={view.diaryLength} />,
    isComparing && !isPasted && history && history.facts.length > 0 && (
      <HistoryCard key="history" facts={history.facts} serverNowMs={serverNowMs} />
    ),
    checked === null && findings && <FindingsList key="findings" findings={findings} />,
    canCheck && (
      <SignatureCard
        key="signature"
        subject={subject}
        algorithm={algorithmOf(inspection)}
        verifyPath={pathOf(profile.server.endpoints.verify)}
        checked={checked}
        onChecked={(now) => setCheck({ of: subjectName, checked: now })}
      />
    ),
    checked !== null && findings && <FindingsList key="findings" findings={findings} />,
    !isComparing && !isPasted && <DiaryView key="diary" profileId={profile.id} length={view.diaryLength} />,
  ];
  return (
    <div className="token" ref={root}>
      <div className="token-bar">
        <Segmented
          role="tab"
          label={tokenWords.shown}
          value={which ?? 'access'}
          options={tabs.map((tab) => ({
            value: tab,
            label: tokenWords.tabs[tab],
            ...(tab === 'refresh' && refreshEndsMs > serverNowMs
              ? { note: countdown(refreshEndsMs - serverNowMs) }
              : {}),
          }))}
          onChange={(tab) => {
            reveal.hide();
            setWanted(tab);
          }}
        />
        {isPasted && (
          <Button kind="ghost" size="s" onClick={() => pasted.set('')}>
            {tokenWords.pasted.clear}
          </Button>
        )}
        <span className="grow" />
        <CompareButton
          isPasted={isPasted}
          isOn={isComparing}
          canCompare={isPasted ? access.view !== null : history?.previous != null}
          onPress={() => setComparing(!isComparing)}
        />
        {inspection && (
          <CopyMenu
            inspection={inspection}
            live={own && shown.view ? { profileId: profile.id, which: own, fingerprint: shown.view.fingerprint } : null}
          />
        )}
      </div>
      <div className="token-cols">
        <div className="token-main">
          {isPasted ? (
            <PastedToken {...common} pasted={pasted} session={isComparing ? (access.view?.inspection ?? null) : null} />
          ) : (
            <SessionToken
              {...common}
              shown={shown}
              reveal={reveal}
              isEmpty={which === null}
              isPair={isPair}
              history={isComparing ? history : null}
              windowFromMs={msOf(refresh.view?.inspection.times.iat)}
            />
          )}
        </div>
        <aside className="token-side" aria-label={tokenWords.side}>
          {side}
        </aside>
      </div>
    </div>
  );
};

type CompareProps = {
  readonly isPasted: boolean;
  readonly isOn: boolean;
  readonly canCompare: boolean;
  readonly onPress: () => void;
};

const CompareButton = ({ isPasted, isOn, canCompare, onPress }: CompareProps): ReactElement => (
  <Button
    kind="ghost"
    icon="diff"
    aria-pressed={isOn && canCompare}
    reason={canCompare ? undefined : isPasted ? tokenWords.none.title : tokenWords.compare.none}
    onClick={onPress}
  >
    {isPasted ? tokenWords.pasted.compare : tokenWords.compare.previous}
  </Button>
);

const algorithmOf = ({ header }: { readonly header: { readonly [name: string]: unknown } | null }): string | null =>
  typeof header?.['alg'] === 'string' ? header['alg'] : null;

const pathOf = (url: string | null): string | null => (url === null ? null : new URL(url).pathname);

const msOf = (seconds: number | undefined): number | null => (seconds === undefined ? null : seconds * 1_000);
