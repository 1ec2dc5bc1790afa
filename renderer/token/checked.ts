import type { Failure } from '../../electron/contract/result';
import type { ServerVerdict, Verification } from '../../electron/contract/verification';
import { tokenWords } from '../words/token';
import type { Verdict } from './verdict';

export type VerifyMode = 'server' | 'secret' | 'key';

/** What a check of the signature came to. */
export type Checked =
  | { readonly kind: 'server'; readonly verdict: ServerVerdict }
  | { readonly kind: 'local'; readonly mode: 'secret' | 'key'; readonly verification: Verification }
  | { readonly kind: 'failed'; readonly mode: VerifyMode; readonly failure: Failure };

/** The signature's line of the verdict after a check: green only for a proof. */
export const checkedVerdict = (checked: Checked): Omit<Verdict, 'name'> => {
  const say = tokenWords.signature;
  if (checked.kind === 'failed') {
    const detail = checked.mode === 'server' ? say.noAnswer : say.seeCard;
    return { tone: 'mute', icon: 'minusCircle', title: say.unchecked, detail };
  }
  if (checked.kind === 'server')
    return checked.verdict.isValid
      ? { tone: 'ok', icon: 'shieldCheck', title: say.verified, detail: say.byServer }
      : { tone: 'err', icon: 'xCircle', title: say.refused, detail: say.byServer };
  const { outcome, algorithm = '', keyName } = checked.verification;
  const key = keyName ? tokenWords.verify.keyName(keyName) : '';
  switch (outcome) {
    case 'verified':
      return { tone: 'ok', icon: 'shieldCheck', title: say.verified, detail: say.pair(algorithm, key) };
    case 'weak-key':
      return { tone: 'warn', icon: 'warn', title: say.weak, detail: say.pair(algorithm, key) };
    case 'signature-mismatch':
      return {
        ...{ tone: 'err', icon: 'xCircle', title: say.mismatch },
        detail: checked.mode === 'secret' ? say.localSecret : say.localKey,
      };
    case 'wrong-key-type':
      return { tone: 'warn', icon: 'warn', title: say.unchecked, detail: say.notFor(algorithm) };
    case 'unsupported-alg':
      return { tone: 'warn', icon: 'warn', title: say.unchecked, detail: say.unsupported(algorithm) };
    case 'cannot-verify':
      return { tone: 'warn', icon: 'warn', title: say.unchecked, detail: say.seeCard };
  }
};
