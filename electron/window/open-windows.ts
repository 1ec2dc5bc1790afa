import { app, type BrowserWindow, screen, type WebContents } from 'electron';
import type { Logger } from '../base/logger';
import type { UnsavedCounts } from '../contract/unsaved';
import type { ProfileStore } from '../store/profiles';
import type { SettingsStore } from '../store/settings';
import type { BesidePlace, Place, WindowPlace } from '../store/window-place';
import { askAboutUnsaved, type UnsavedWords } from './ask-about-unsaved';
import { askAboutView, type ViewWords } from './ask-about-view';
import { followCaptureBlock } from './capture';
import { ClosedTogether } from './closed-together';
import { recoverFromCrash } from './crash-recovery';
import { followLanguage } from './follow-language';
import { guardClosing } from './guard-closing';
import { openMainWindow } from './main-window';
import { type Language, pageAddress } from './page-address';
import { besides, placeOn } from './placing';
import { Unsaved } from './unsaved';

type Dependencies = {
  readonly profiles: Pick<ProfileStore, 'view' | 'get' | 'show'>;
  readonly settings: Pick<SettingsStore, 'value' | 'onChange'>;
  readonly place: Pick<WindowPlace, 'value' | 'beside' | 'keep'>;
  readonly preload: string;
  readonly platform: NodeJS.Platform;
  readonly log: Logger;
  readonly now: () => number;
  readonly language: () => Language;
  readonly say: () => { readonly unsaved: UnsavedWords; readonly view: ViewWords };
  readonly transfersUnderWay: () => number;
  /** Tells that page to send the deletions that wait. */
  readonly finishDeletions: (page: WebContents) => void;
  /** That page shows another profile now. */
  readonly onShown: (page: WebContents) => void;
};

/** `ownId`: the profile that this window shows whatever the others do; undefined: the one that is remembered. */
export type OpenWindow = {
  readonly window: BrowserWindow;
  readonly unsaved: Unsaved;
  ownId: string | null | undefined;
};

/** The windows. The first shows the profile that is remembered for the next start, each further one a profile of its own. */
export class OpenWindows {
  readonly #deps: Dependencies;
  /** The one that had the focus last comes last. */
  #open: readonly OpenWindow[] = [];
  readonly #closed: ClosedTogether;
  #isQuitting = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#closed = new ClosedTogether(deps);
    app.on('before-quit', () => this.#quitting(true));
  }

  get pages(): readonly WebContents[] {
    return this.#open.map(({ window }) => window.webContents);
  }

  of(page: WebContents): OpenWindow | undefined {
    return this.#open.find(({ window }) => window.webContents === page);
  }

  /** Of all windows together. */
  get unsaved(): Pick<UnsavedCounts, 'drafts' | 'deletions'> {
    const sum = (name: 'drafts' | 'deletions'): number =>
      this.#open.reduce((all, { unsaved }) => all + unsaved.counts[name], 0);
    return { drafts: sum('drafts'), deletions: sum('deletions') };
  }

  /** A window beside the remembered one shows it. */
  isShownElsewhere(profileId: string): boolean {
    return this.#open.some(({ ownId }) => ownId === profileId);
  }

  /** Pages of the other windows that show it now. */
  othersShowing(profileId: string, than: OpenWindow): readonly WebContents[] {
    return this.#open
      .filter((one) => one !== than && this.#shows(one, profileId) && !one.window.isDestroyed())
      .map(({ window }) => window.webContents);
  }

  async show(shower: OpenWindow, profileId: string | null): Promise<void> {
    const { profiles, onShown } = this.#deps;
    if (shower.ownId === undefined) return profiles.show(profileId);
    shower.ownId = profileId !== null && profiles.get(profileId) ? profileId : null;
    if (!shower.window.isDestroyed()) onShown(shower.window.webContents);
  }

  /** The window that shows it, else the one that had the focus last, which then does; null: as it is. */
  bringUp(profileId: string | null): void {
    const { profiles } = this.#deps;
    const shows = (one: OpenWindow): boolean => profileId !== null && this.#shows(one, profileId);
    const shower = this.#open.find(shows) ?? this.#open.at(-1);
    if (!shower) {
      if (profileId !== null) void profiles.show(profileId);
      this.open();
      return;
    }
    if (profileId !== null && !shows(shower)) void this.show(shower, profileId);
    if (shower.window.isMinimized()) shower.window.restore();
    shower.window.show();
    shower.window.focus();
  }

  /** Those that were open with the first one when the app was quit, on profiles that are still there. */
  openAgain(): void {
    if (this.#isQuitting || this.#open.length === 0) return;
    const { place, profiles } = this.#deps;
    for (const one of place.beside) if (profiles.get(one.profileId)) this.open(one.profileId, one);
  }

  /** Without `ownId`: the first one. `again`: where it was; it leaves the focus where it is. */
  open(ownId?: string, again?: BesidePlace): void {
    const { preload, language, settings, platform, log, now, place, say } = this.#deps;
    const beside = this.#open.at(-1)?.window.getNormalBounds();
    const before = again ?? (beside ? null : place.value);
    const placed = placeOn(
      screen.getAllDisplays().map(({ workArea }) => workArea),
      before ?? (beside ? besides(beside) : null),
    );
    const window = openMainWindow({
      ...{ preload, address: pageAddress({ language: language() }), placed },
      ...{ isMaximized: before?.isMaximized === true, isActive: !again },
    });
    const opened: OpenWindow = { window, unsaved: new Unsaved(), ownId };
    this.#open = again ? [opened, ...this.#open] : [...this.#open, opened];
    followLanguage(window, settings, language);
    followCaptureBlock(window, settings, platform);
    recoverFromCrash(window, {
      ...{ log, now, address: (after) => pageAddress({ language: language(), after }) },
      ask: (question, signal) => askAboutView(window, question, signal, say().view),
    });
    this.#guard(opened);
    window.on('focus', () => {
      this.#open = [...this.#open.filter((one) => one !== opened), opened];
    });
    let last: Place | null = null;
    window.on('close', () => {
      last = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    });
    window.on('closed', () => {
      this.#open = this.#open.filter((one) => one !== opened);
      if (last) this.#closed.add({ place: last, isFirst: ownId === undefined, profileId: opened.ownId ?? null });
    });
  }

  #quitting(isQuitting: boolean): void {
    this.#isQuitting = isQuitting;
    this.#closed.quitting(isQuitting);
  }

  #shows({ ownId }: OpenWindow, profileId: string): boolean {
    return (ownId === undefined ? this.#deps.profiles.view.shownId : ownId) === profileId;
  }

  #guard({ window, unsaved }: OpenWindow): void {
    const { transfersUnderWay, say, finishDeletions } = this.#deps;
    guardClosing(window, {
      unsaved,
      // While another window stays, they go on.
      transfersUnderWay: () => (this.#open.length > 1 && !this.#isQuitting ? 0 : transfersUnderWay()),
      ask: (atStake) => askAboutUnsaved(window, atStake, say().unsaved),
      finishDeletions: () => finishDeletions(window.webContents),
      close: () => (this.#isQuitting ? app.quit() : window.close()),
      stay: () => this.#quitting(false),
    });
  }
}
