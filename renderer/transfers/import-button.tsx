import { type ReactElement, useState } from 'react';
import type { ImportPreview } from '../../electron/contract/transfer';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { IconButton } from '../ui/button';
import { useToast } from '../ui/toasts';
import { transferWords } from '../words/transfers';
import { ImportDialog } from './import-dialog';
import { troubleOf } from './transfer-trouble';
import './transfers.css';

type ImportButtonProps = { readonly profileId: string; readonly path: string; readonly name: string };

/** Asks for a file, then shows what is in it. */
export const ImportButton = ({ profileId, path, name }: ImportButtonProps): ReactElement => {
  const open = useRequest(useBridge()['transfer:import-open'], { whileBusy: 'join' });
  const toast = useToast();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const choose = async (): Promise<void> => {
    const result = await open.run({ profileId, path });
    if (result.ok) setPreview(result.value);
    else if (result.error.code !== 'cancelled') toast({ kind: 'err', text: troubleOf(result.error).title });
  };
  return (
    <>
      <IconButton
        icon="upload"
        label={transferWords.import.button(name)}
        pending={open.isBusy}
        onClick={() => void choose()}
      />
      {preview && <ImportDialog preview={preview} name={name} onClose={() => setPreview(null)} />}
    </>
  );
};
