import { type ReactElement, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView, TokenName } from '../../electron/contract/session';
import type { TokenView } from '../../electron/contract/token-view';
import { useCopy } from '../bridge/use-copy';
import { Segmented } from '../ui/choice';
import { Icon } from '../ui/icons';
import { Menu, MenuItem } from '../ui/menu';
import { Banner } from '../ui/notice';
import { useServerNow } from '../ui/now';
import { words } from '../words/catalogue';
import { countdown } from '../words/human';
import { tokenWords } from '../words/token';
import { DiaryView } from './diary-view';
import { EncodedToken } from './encoded-token';
import { FindingsList } from './findings-list';
import { timelineOf } from './lanes';
import { LifetimeCard } from './lifetime-card';
import { bySeverity, findingsNow } from './live-findings';
import { MemberTable } from './member-table';
import { jsonOf, readClaim, readParameter } from './readings';
import { useTokenView } from './use-token-view';
import { VerdictStrip } from './verdict-strip';

type TokenPanelProps = { readonly profile: Profile; readonly view: SessionView };

/** What the session's tokens say, judged in main and counted on here; the tokens themselves stay there. */
export const TokenPanel = ({ profile, view }: TokenPanelProps): ReactElement => {
  const [wanted, setWanted] = useState<TokenName>('access');
  const which = view.tokens.includes(wanted) ? wanted : (view.tokens[0] ?? null);
  const isPair = view.tokens.includes('refresh') && view.tokens.includes('access');
  const shown = useTokenView(profile.id, which, view.generation);
  const refresh = useTokenView(profile.id, isPair ? 'refresh' : null, view.generation);
  const serverNowMs = useServerNow(view.clock);
  const refreshExpMs = (refresh.view?.inspection.times.exp ?? 0) * 1_000;
  return (
    <div className="token">
      <div className="token-bar">
        {which !== null && (
          <Segmented
            role="tab"
            label={tokenWords.shown}
            value={which}
            options={view.tokens.map((token) => ({
              value: token,
              label: tokenWords.tabs[token],
              ...(token === 'refresh' && refreshExpMs > serverNowMs
                ? { note: countdown(refreshExpMs - serverNowMs) }
                : {}),
            }))}
            onChange={setWanted}
          />
        )}
        <span className="grow" />
        {shown.view && <CopyMenu token={shown.view} />}
      </div>
      <div className="token-cols">
        <div className="token-main">
          {shown.failure && (
            <Banner kind="err" title={tokenWords.failed} text={words.failures.of(shown.failure).title} />
          )}
          {shown.view ? (
            <Shown
              token={shown.view}
              profile={profile}
              view={view}
              isPair={isPair}
              windowFromMs={
                refresh.view?.inspection.times.iat === undefined ? null : refresh.view.inspection.times.iat * 1_000
              }
            />
          ) : (
            which === null && <NoToken />
          )}
        </div>
        <aside className="token-side" aria-label={tokenWords.side}>
          {shown.view && <Findings token={shown.view} view={view} />}
          <DiaryView profileId={profile.id} length={view.diaryLength} />
        </aside>
      </div>
    </div>
  );
};

type ShownProps = {
  readonly token: TokenView;
  readonly profile: Profile;
  readonly view: SessionView;
  readonly isPair: boolean;
  readonly windowFromMs: number | null;
};

const Shown = ({ token, profile, view, isPair, windowFromMs }: ShownProps): ReactElement => {
  const serverNowMs = useServerNow(view.clock);
  const { inspection, segments, which } = token;
  const findings = findingsNow(inspection, serverNowMs, refreshWindow(token, view));
  const { state } = view;
  return (
    <>
      <VerdictStrip inspection={inspection} findings={findings} serverNowMs={serverNowMs} partCount={segments.length} />
      <EncodedToken segments={segments} />
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
  );
};

const Findings = ({ token, view }: { readonly token: TokenView; readonly view: SessionView }): ReactElement => {
  const serverNowMs = useServerNow(view.clock);
  return <FindingsList findings={bySeverity(findingsNow(token.inspection, serverNowMs, refreshWindow(token, view)))} />;
};

/** Seconds, as the session knows the server's limit; undefined: the usual one. */
const refreshWindow = ({ inspection }: TokenView, { state }: SessionView): number | undefined => {
  const { orig_iat: origin } = inspection.times;
  const endsAtMs = 'lifetime' in state ? state.lifetime.windowEndsAtMs : undefined;
  return origin === undefined || endsAtMs === undefined ? undefined : endsAtMs / 1_000 - origin;
};

const CopyMenu = ({ token }: { readonly token: TokenView }): ReactElement => {
  const copy = useCopy();
  const { members } = token.inspection;
  const item = (label: string, part: string, text: string, close: () => void): ReactElement => (
    <MenuItem
      onChoose={() => {
        close();
        copy(text, tokenWords.partCopied(part.toLowerCase()));
      }}
    >
      <Icon name="copy" />
      {label}
    </MenuItem>
  );
  return (
    <Menu
      label={tokenWords.copy}
      at="end"
      button={(button) => (
        <button type="button" className="btn" {...button}>
          <Icon name="copy" />
          {tokenWords.copy}
          <Icon name="down" className="icon-12" />
        </button>
      )}
    >
      {(close) => (
        <>
          {item(tokenWords.copyClaims, tokenWords.claims, jsonOf(members.payload), close)}
          {item(tokenWords.copyHeader, tokenWords.header, jsonOf(members.header), close)}
        </>
      )}
    </Menu>
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
