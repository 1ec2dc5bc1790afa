import type { ReactElement, ReactNode } from 'react';
import type { Verification } from '../../electron/contract/verification';
import { Message, type NoticeKind } from '../ui/notice';
import { words } from '../words/catalogue';
import { clockTime, took } from '../words/human';
import { tokenWords } from '../words/token';
import type { Checked } from './checked';
import { visible } from './visible-text';

type MessageProps = { readonly checked: Checked; readonly isUnsigned: boolean };

/** The outcome in plain words, with what a person may have meant below it. */
export const CheckedMessage = ({ checked, isUnsigned }: MessageProps): ReactElement => {
  const { kind, strong, text } = saidOf(checked, isUnsigned);
  const hints = checked.kind === 'local' ? checked.verification.hints : [];
  return (
    <div className="stack stack-4" role="status">
      <Message kind={kind}>
        <b className="strong">{strong}</b>
        {text}
      </Message>
      {hints.map((hint) => (
        <Message key={say.note(hint)} kind="info">
          {visible(say.note(hint))}
        </Message>
      ))}
    </div>
  );
};

type Said = { readonly kind: NoticeKind; readonly strong: string; readonly text: ReactNode };
const say = tokenWords.verify;

const saidOf = (checked: Checked, isUnsigned: boolean): Said => {
  if (checked.kind === 'failed')
    return { kind: 'err', strong: say.notChecked, text: ` ${words.failures.of(checked.failure).title}` };
  if (checked.kind === 'local') return localOf(checked.mode, checked.verification, isUnsigned);
  const { isValid, tookMs, atMs } = checked.verdict;
  const by = say.byServer(took(tookMs), clockTime(atMs));
  return isValid
    ? { kind: 'ok', strong: say.verifiedByServer, text: by }
    : { kind: 'err', strong: say.refusedByServer, text: by + say.whyRefused };
};

const localOf = (
  mode: 'secret' | 'key',
  { outcome, reason, algorithm = '', keyName }: Verification,
  isUnsigned: boolean,
): Said => {
  const because = reason === undefined ? '' : ` ${visible(say.note(reason))}`;
  const key = keyName ? visible(say.keyName(keyName)) : '';
  const shownAlgorithm = visible(algorithm);
  switch (outcome) {
    case 'verified':
      return { kind: 'ok', strong: say.verified, text: say.verifiedWith(shownAlgorithm, key) };
    case 'weak-key':
      return { kind: 'warn', strong: say.weak, text: because };
    case 'signature-mismatch':
      return {
        ...{ kind: 'err', strong: say.mismatch },
        text: mode === 'secret' ? say.secretDidNot : say.keyDidNot(key),
      };
    case 'wrong-key-type':
      return {
        ...{ kind: 'err', strong: say.notChecked },
        text: mode === 'key' && algorithm.startsWith('HS') ? say.publicKey(shownAlgorithm) : because,
      };
    case 'unsupported-alg':
      return { kind: 'warn', strong: say.notChecked, text: because };
    case 'cannot-verify':
      return isUnsigned
        ? { kind: 'err', strong: say.nothing, text: say.unsigned }
        : { kind: 'err', strong: say.notChecked, text: because };
  }
};
