import type { ReactElement } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import type { Finding, Inspection } from '../../electron/token/inspection';
import { tokenWords } from '../words/token';
import type { Checked } from './checked';
import { timelineOf } from './lanes';
import { LifetimeCard } from './lifetime-card';
import { MemberTable } from './member-table';
import { PastedCard } from './pasted-card';
import { readClaim, readParameter } from './readings';
import { SessionDiff } from './session-diff';
import type { Pasted } from './use-pasted';
import { VerdictStrip } from './verdict-strip';

type PastedTokenProps = {
  readonly pasted: Pasted;
  readonly findings: readonly Finding[];
  readonly checked: Checked | null;
  readonly profile: Profile;
  readonly view: SessionView;
  readonly serverNowMs: number;
  /** Given: the claims are shown beside those of the session. */
  readonly session: Inspection | null;
};

/** A token from anywhere, judged in the window; nothing of it is used for a request or kept. */
export const PastedToken = (props: PastedTokenProps): ReactElement => {
  const { pasted, findings, checked, profile, view, serverNowMs, session } = props;
  const { inspection } = pasted;
  const { username } = profile;
  return (
    <>
      <PastedCard {...pasted} />
      {inspection && (
        // A new paste begins anew: how far a table was opened says nothing about the next one.
        <div className="stack stack-12" key={pasted.paste.serial}>
          <VerdictStrip
            inspection={inspection}
            findings={findings}
            serverNowMs={serverNowMs}
            partCount={inspection.header && Object.hasOwn(inspection.header, 'enc') ? 5 : 3}
            checked={checked}
          />
          {inspection.payload && (
            <LifetimeCard
              timeline={timelineOf({
                ...{ which: 'pasted', isPair: false, times: inspection.times, windowFromMs: null },
                ...{ state: view.state, serverNowMs },
              })}
              clock={view.clock}
              saysNoWindow={false}
            />
          )}
          {session ? (
            <SessionDiff pasted={inspection} session={session} username={username} serverNowMs={serverNowMs} />
          ) : (
            inspection.payload && (
              <MemberTable
                title={tokenWords.claims}
                members={inspection.members.payload}
                read={(member) => readClaim(member, { username, serverNowMs })}
              />
            )
          )}
          {inspection.header && (
            <MemberTable title={tokenWords.header} members={inspection.members.header} read={readParameter} />
          )}
        </div>
      )}
    </>
  );
};
