import type { ReactElement, ReactNode } from 'react';
import type { TransferView } from '../../electron/contract/transfer';
import { Button, IconButton } from '../ui/button';
import { Countdown } from '../ui/countdown';
import { words } from '../words/catalogue';
import { transferWords } from '../words/transfers';
import { troubleOf } from './transfer-trouble';

type CardProps = {
  readonly transfer: TransferView;
  readonly onCancel: (transfer: TransferView) => void;
  readonly onResume: (transfer: TransferView) => void;
  readonly onDismiss: (transfer: TransferView) => void;
  readonly onShow: (transfer: TransferView) => void;
};

/** One export or import: how far it is, why it waits, and what came of it. */
export const TransferCard = (props: CardProps): ReactElement => {
  const { transfer } = props;
  const { kind, state, fileName } = transfer;
  const text = transferWords.card;
  const name = kind === 'export' ? text.exportName : text.importName;
  const isUnderWay = state.kind === 'running' || state.kind === 'waiting';
  const percent = percentOf(transfer);
  return (
    <div className="pop card-body stack" role="group" aria-label={name}>
      <div className="row">
        <span className="strong grow bidi" role="status">
          {state.kind === 'done'
            ? outcomeOf(transfer)
            : kind === 'export'
              ? text.exporting(fileName)
              : text.importing(fileName)}
          <Said transfer={transfer} percent={percent} />
        </span>
        {state.kind !== 'done' && percent !== null && <span className="muted num">{text.percent(percent)}</span>}
        {!isUnderWay && (
          <IconButton icon="x" label={words.app.dismiss} size="s" onClick={() => props.onDismiss(transfer)} />
        )}
      </div>
      {isUnderWay && (
        <div
          className="progress"
          role="progressbar"
          aria-label={name}
          aria-valuenow={percent ?? undefined}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i ref={(bar) => bar?.style.setProperty('--at', `${percent ?? 100}%`)} />
        </div>
      )}
      <div className="row">
        <span className="hint grow num" aria-live={isUnderWay ? 'off' : 'polite'}>
          <Detail transfer={transfer} />
        </span>
        <Actions {...props} />
      </div>
    </div>
  );
};

/** What a screen reader hears of one under way besides its name: each quarter, why it waits; never each row or second. */
const Said = ({ transfer, percent }: { readonly transfer: TransferView; readonly percent: number | null }) => {
  const { state } = transfer;
  if (state.kind === 'running') {
    const quarter = percent === null ? 0 : Math.floor(percent / 25) * 25;
    return quarter > 0 && <span className="vh"> {transferWords.card.percent(quarter)}</span>;
  }
  return state.kind === 'waiting' && <span className="vh"> {troubleOf(state.failure).title}</span>;
};

const percentOf = ({ done, total }: TransferView): number | null =>
  total === null || total === 0 ? null : Math.min(100, Math.floor((done / total) * 100));

const outcomeOf = (transfer: TransferView): string => {
  const text = transferWords.card;
  return transfer.kind === 'export'
    ? text.wrote(transfer.done, transfer.total, transfer.fileName)
    : text.created(transfer.created, transfer.total);
};

const Detail = ({ transfer }: { readonly transfer: TransferView }): ReactNode => {
  const { state, done } = transfer;
  const text = transferWords.card;
  switch (state.kind) {
    case 'running':
      return runningText(transfer);
    case 'kept':
      return text.kept(done);
    case 'waiting':
      return (
        <Countdown atMs={state.retryAtMs}>{(left) => text.waiting(troubleOf(state.failure).title, left)}</Countdown>
      );
    case 'paused':
    case 'failed': {
      const { title, todo } = troubleOf(state.failure);
      return [title, state.kind === 'paused' ? text.paused(done) : text.failed, todo].filter(Boolean).join(' ');
    }
    case 'done':
      return [...restOf(transfer), ...renewedOf(transfer)].join(' ');
  }
};

const runningText = (transfer: TransferView): string => {
  const { done, total, rate } = transfer;
  const leftMs = total !== null && rate !== null && rate > 0 ? (Math.max(0, total - done) / rate) * 1_000 : null;
  const shownRate = rate !== null && rate >= 1 ? rate : null;
  return [
    transferWords.card.progress(done, total, leftMs, shownRate),
    ...restOf(transfer),
    ...renewedOf(transfer),
  ].join(' ');
};

const renewedOf = ({ renewals }: TransferView): readonly string[] =>
  renewals > 0 ? [transferWords.card.renewed(renewals)] : [];

const restOf = (transfer: TransferView): readonly string[] => {
  const text = transferWords.card;
  if (transfer.kind === 'export') return transfer.leftOut.length > 0 ? [text.leftOut(transfer.leftOut)] : [];
  const { refused, unknown, errorsFileName, state } = transfer;
  return [
    ...(refused > 0 ? [text.refused(refused)] : []),
    ...(unknown > 0 ? [text.unknown(unknown)] : []),
    ...(errorsFileName !== null && state.kind === 'done' ? [text.errorsIn(errorsFileName)] : []),
  ];
};

const Actions = ({ transfer, onCancel, onResume, onShow }: CardProps): ReactNode => {
  const { kind, state } = transfer;
  const text = transferWords.card;
  if (state.kind === 'done') {
    const hasFile = transfer.kind === 'export' || transfer.errorsFileName !== null;
    return (
      hasFile && (
        <Button size="s" onClick={() => onShow(transfer)}>
          {text.show}
        </Button>
      )
    );
  }
  if (state.kind === 'failed') return null;
  return (
    <>
      {(state.kind === 'paused' || state.kind === 'kept') && (
        <Button size="s" onClick={() => onResume(transfer)}>
          {text.resume}
        </Button>
      )}
      <Button size="s" onClick={() => onCancel(transfer)}>
        {kind === 'export' ? text.cancelExport : text.cancelImport}
      </Button>
    </>
  );
};
