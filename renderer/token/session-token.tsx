import type { ReactElement } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import type { TokenHistoryView } from '../../electron/contract/token-view';
import type { Finding } from '../../electron/token/inspection';
import type { Reveal } from '../bridge/use-reveal';
import { Icon } from '../ui/icons';
import { Banner } from '../ui/notice';
import { words } from '../words/catalogue';
import { tokenWords } from '../words/token';
import type { Checked } from './checked';
import { EncodedToken } from './encoded-token';
import { timelineOf } from './lanes';
import { LifetimeCard } from './lifetime-card';
import { MemberTable } from './member-table';
import { readClaim, readParameter } from './readings';
import { RenewalDiff } from './renewal-diff';
import type { ShownToken } from './use-token-view';
import { VerdictStrip } from './verdict-strip';

type SessionTokenProps = {
  readonly shown: ShownToken;
  readonly isEmpty: boolean;
  readonly reveal: Reveal;
  readonly findings: readonly Finding[];
  readonly checked: Checked | null;
  readonly profile: Profile;
  readonly view: SessionView;
  readonly isPair: boolean;
  readonly windowFromMs: number | null;
  readonly serverNowMs: number;
  /** Given: the last renewal is shown in place of the token. */
  readonly history: TokenHistoryView | null;
};

/** A token of the session: verdict, text, lifetime, claims and header, or what the last renewal changed of it. */
export const SessionToken = (props: SessionTokenProps): ReactElement | null => {
  const { shown, isEmpty, reveal, findings, checked, profile, view, serverNowMs, history } = props;
  if (isEmpty) return <NoToken />;
  if (!shown.view)
    return (
      shown.failure && <Banner kind="err" title={tokenWords.failed} text={words.failures.of(shown.failure).title} />
    );
  const { inspection, segments, which } = shown.view;
  const { windowFromMs, isPair } = props;
  const { state } = view;
  return (
    <>
      <VerdictStrip
        inspection={inspection}
        findings={findings}
        serverNowMs={serverNowMs}
        partCount={segments.length}
        checked={checked}
      />
      {history?.previous ? (
        <RenewalDiff
          previous={history.previous}
          current={inspection}
          currentSeenAtMs={history.facts[0]?.seenAtMs ?? serverNowMs}
          serverNowMs={serverNowMs}
        />
      ) : (
        <>
          <EncodedToken
            segments={segments}
            reveal={reveal}
            user={profile.username || view.user || tokenWords.reveal.owner}
          />
          {inspection.payload && (
            <LifetimeCard
              timeline={timelineOf({ which, isPair, times: inspection.times, windowFromMs, state, serverNowMs })}
              clock={view.clock}
              saysNoWindow={which === 'access' && state.kind === 'active' && state.renewsAtMs === null}
            />
          )}
          {inspection.payload && (
            <MemberTable
              title={tokenWords.claims}
              members={inspection.members.payload}
              read={(member) => readClaim(member, { username: profile.username, serverNowMs })}
            />
          )}
          {inspection.header && (
            <MemberTable title={tokenWords.header} members={inspection.members.header} read={readParameter} />
          )}
        </>
      )}
    </>
  );
};

const NoToken = (): ReactElement => (
  <div className="state">
    <div className="glyph">
      <Icon name="key" />
    </div>
    <h2>{tokenWords.none.title}</h2>
    <p>{tokenWords.none.text}</p>
  </div>
);
