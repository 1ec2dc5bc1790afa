import type { Secret } from '../../../../electron/base/secret';
import type { Loaded, Stored } from '../../../../electron/vault/vault';
import { MemoryVault } from '../../../helpers/session-memory';
import { Stage } from '../../../helpers/session-stage';

export const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};

/** One call after another, as the real vault has them, each held back until a test lets it go. */
export class SlowVault extends MemoryVault {
  saving = Promise.resolve();
  loading = Promise.resolve();
  clearing = Promise.resolve();
  #last: Promise<unknown> = Promise.resolve();

  override load(profileId: string): Promise<Loaded> {
    return this.#inTurn(async () => {
      await this.loading;
      return super.load(profileId);
    });
  }

  override save(profileId: string, record: Secret): Promise<Stored> {
    return this.#inTurn(async () => {
      await this.saving;
      return super.save(profileId, record);
    });
  }

  override clear(profileId: string): Promise<Stored> {
    return this.#inTurn(async () => {
      await this.clearing;
      return super.clear(profileId);
    });
  }

  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(action);
    this.#last = turn;
    return turn;
  }
}

export const slowStage = () => {
  const vault = new SlowVault();
  return { vault, stage: new Stage({ vault }) };
};

export const textIn = (vault: MemoryVault): string => vault.records.get('p1')?.reveal() ?? '';
