import { type ReactElement, useRef } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { type Revealed, useReveal } from '../bridge/use-reveal';
import { useSettings } from '../bridge/use-settings';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { Message } from '../ui/notice';
import { useNow } from '../ui/now';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { lendingWords } from '../words/lending';

type LentAddressProps = { readonly profileId: string; readonly user: string };

/** As long as the real one is, and of the same shape, without anything of it. */
const MASKED = `http://127.0.0.1:•••••/${'•'.repeat(43)}/`;

/** SECURITY: the address is a credential: masked until a press, and again after its seconds. Copying needs no look at it. */
export const LentAddress = ({ profileId, user }: LentAddressProps): ReactElement => {
  const { 'lend:copy-address': copy, 'lend:address': address } = useBridge();
  const { clearCopiedAfterSeconds } = useSettings();
  const toast = useToast();
  const card = useRef<HTMLElement>(null);
  const { revealed, failure, reveal, hide } = useReveal(
    { id: profileId, ask: () => address({ profileId }).result },
    card,
  );
  const text = lendingWords;
  const clearsIn = clearCopiedAfterSeconds === null ? null : text.seconds(clearCopiedAfterSeconds);
  const copyNow = (): void => {
    void copy({ profileId }).result.then((answer) =>
      toast(
        answer.ok
          ? { kind: 'ok', text: text.copied(clearsIn) }
          : { kind: 'err', text: words.failures.of(answer.error).title },
      ),
    );
  };
  return (
    <section className="card" aria-label={text.address} ref={card}>
      <div className="card-head">
        <h3>{text.address}</h3>
        <span className="grow" />
        <Button
          kind="ghost"
          size="s"
          icon={revealed ? 'eyeOff' : 'eye'}
          aria-label={revealed ? text.hideName : text.revealName}
          onClick={revealed ? hide : reveal}
        >
          {revealed ? text.hide : text.reveal}
        </Button>
        <Button kind="ghost" size="s" icon="copy" onClick={copyNow}>
          {text.copy}
        </Button>
      </div>
      {revealed ? (
        <div className="encoded selectable">{revealed.text}</div>
      ) : (
        <div className="encoded" role="img" aria-label={text.hidden}>
          {MASKED}
        </div>
      )}
      {revealed && <HideBar revealed={revealed} user={user} />}
      {failure && (
        <div className="card-body">
          <Message kind="err" role="alert">
            {words.failures.of(failure).title}
          </Message>
        </div>
      )}
    </section>
  );
};

const HideBar = ({ revealed, user }: { readonly revealed: Revealed; readonly user: string }): ReactElement => {
  const left = Math.max(0, Math.ceil((revealed.hidesAtMs - useNow()) / 1_000));
  return (
    <div className="hidebar">
      <Icon name="eye" className="icon-s" />
      <span className="grow">
        <span role="status">{lendingWords.warning(user)}</span>
        <span className="num">{lendingWords.seconds(left)}</span>.
      </span>
    </div>
  );
};
