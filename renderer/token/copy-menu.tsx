import type { ReactElement } from 'react';
import type { TokenName } from '../../electron/contract/session';
import type { Inspection } from '../../electron/token/inspection';
import { useBridge } from '../bridge/bridge-context';
import { useCopy } from '../bridge/use-copy';
import { useSettings } from '../bridge/use-settings';
import { Icon, type IconName } from '../ui/icons';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { tokenWords } from '../words/token';
import { jsonOf } from './readings';

/** A token of the session, which only main can copy. */
export type LiveToken = { readonly profileId: string; readonly which: TokenName; readonly fingerprint: string };

type CopyMenuProps = { readonly inspection: Inspection; readonly live: LiveToken | null };

/** What holds a live token stands apart and says so before it is chosen. */
export const CopyMenu = ({ inspection, live }: CopyMenuProps): ReactElement => {
  const copyPart = useCopyPart(inspection);
  const copy = useCopy();
  const copyLive = useCopyLive();
  const clearsIn = useClearsIn();
  const entry = (icon: IconName, label: string, act: () => void, close: () => void, end?: string): ReactElement => (
    <MenuItem
      onChoose={() => {
        close();
        act();
      }}
    >
      <Icon name={icon} />
      <span className="clip">{label}</span>
      {end && (
        <span className="end" aria-hidden="true">
          {end}
        </span>
      )}
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
          {inspection.payload &&
            entry('copy', tokenWords.copyClaims, () => copyPart('payload'), close, tokenWords.copyClaimsKeys)}
          {inspection.header && entry('copy', tokenWords.copyHeader, () => copyPart('header'), close)}
          {live && (
            <>
              {entry('copy', tokenWords.copyFingerprint, () => copy(live.fingerprint, tokenWords.fingerprint), close)}
              {live.which === 'access' &&
                entry('cmd', tokenWords.copyCurl, () => copyLive(live, 'curl-placeholder'), close)}
              <MenuSeparator />
              <p className="head clip">{tokenWords.copyHead(clearsIn)}</p>
              {entry('key', tokenWords.copyToken[live.which], () => copyLive(live, 'token'), close)}
              {live.which === 'access' && entry('cmd', tokenWords.copyCurlToken, () => copyLive(live, 'curl'), close)}
            </>
          )}
        </>
      )}
    </Menu>
  );
};

/** Claims or header as JSON, with the token's own text of each value. */
export const useCopyPart = (inspection: Inspection | null): ((part: 'header' | 'payload') => void) => {
  const copy = useCopy();
  return (part) => {
    if (!inspection?.[part]) return;
    const name = part === 'payload' ? tokenWords.claims : tokenWords.header;
    copy(jsonOf(inspection.members[part]), tokenWords.partCopied(name.toLowerCase()));
  };
};

const useCopyLive = (): ((live: LiveToken, as: 'token' | 'curl' | 'curl-placeholder') => void) => {
  const ask = useBridge()['token:copy'];
  const toast = useToast();
  const clearsIn = useClearsIn();
  return ({ profileId, which }, as) => {
    const done = as === 'curl-placeholder' ? words.app.copied(tokenWords.curlCopied) : tokenWords.tokenCopied(clearsIn);
    void ask({ profileId, which, as }).result.then((answer) =>
      toast(answer.ok ? { kind: 'ok', text: done } : { kind: 'err', text: words.failures.of(answer.error).title }),
    );
  };
};

/** `60 s`: how long a live token stays on the clipboard; null: until something else is copied. */
const useClearsIn = (): string | null => {
  const { clearCopiedAfterSeconds } = useSettings();
  return clearCopiedAfterSeconds === null ? null : tokenWords.reveal.seconds(clearCopiedAfterSeconds);
};
