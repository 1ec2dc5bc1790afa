import { type ReactElement, useEffect, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { RequestLine } from '../../electron/contract/resource';
import type { SessionView } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useSettings } from '../bridge/use-settings';
import { useShared } from '../bridge/use-shared';
import { Button } from '../ui/button';
import { Strip } from '../ui/notice';
import { useServerNow } from '../ui/now';
import { words } from '../words/catalogue';
import { type StripAction, stripOf } from './strip';

type SessionStripProps = {
  readonly view: SessionView;
  readonly profile: Profile;
  readonly onAction: (action: StripAction) => void;
  readonly isActing: boolean;
};

const SLOW_MS = 5_000;

export const SessionStrip = ({ view, profile, onAction, isActing }: SessionStripProps): ReactElement | null => {
  const requests = useShared(useBridge()['requests:changed']) ?? [];
  const serverNowMs = useServerNow(view.clock);
  const isSlow = useIsSlow(view.state.kind);
  const { warnBeforeWindowEnds } = useSettings();
  const strip = stripOf(view, profile, {
    ...{ serverNowMs, isSlow, warnBeforeSeconds: warnBeforeWindowEnds },
    loadedAtMs: loadedAt(requests, profile.id),
  });
  if (!strip) return null;
  const { action } = strip;
  return (
    <Strip
      kind={strip.tone}
      title={strip.title}
      text={strip.text}
      actions={
        action && (
          <Button size="s" pending={action === 'retry' && isActing} onClick={() => onAction(action)}>
            {actionWords(action)}
          </Button>
        )
      }
    />
  );
};

const actionWords = (action: StripAction): string => {
  if (action === 'retry') return words.session.retryNow;
  return action === 'set-up' ? words.session.strip.setUp : words.session.signInAgain;
};

/** When the newest answer with rows came. */
const loadedAt = (requests: readonly RequestLine[], profileId: string): number | null => {
  const line = requests.find(
    ({ method, status, profileId: of }) => of === profileId && method === 'GET' && status !== null && status < 300,
  );
  return line ? line.startedAtMs + (line.tookMs ?? 0) : null;
};

/** Whether this kind of state has lasted for 5 s. */
const useIsSlow = (kind: SessionView['state']['kind']): boolean => {
  const [slowKind, setSlowKind] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSlowKind(kind), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlowKind(null);
    };
  }, [kind]);
  return slowKind === kind;
};
