import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { Failure } from '../contract/result';
import type { DiaryEntry, ServerClock, SessionState, SessionView, TokenName } from '../contract/session';
import type { TokenHistoryView } from '../contract/token-view';
import type { Diary } from './diary';
import type { GrantKeeper } from './grant-keeper';
import { type Happening, next } from './state';
import { tokenNames } from './token-face';
import { TokenHistory } from './token-history';

type Dependencies = {
  readonly profileId: string;
  readonly keeper: GrantKeeper;
  readonly serverClock: { current(): ServerClock | null };
  readonly diary: Diary;
  readonly clock: Clock;
};

/** What a session's parts share: its state and the one way to move it, its user, its epoch, and the diary. */
export class SessionCore {
  readonly #deps: Dependencies;
  readonly #changes = new Emitter<SessionView>();
  readonly #history = new TokenHistory();
  #state: SessionState = { kind: 'signed-out', reason: 'new' };
  #user: string | null = null;
  #epoch = 0;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  get view(): SessionView {
    const { profileId, keeper, serverClock, diary } = this.#deps;
    const { inForce } = keeper;
    return {
      profileId,
      user: this.#user,
      state: this.#state,
      keeping: keeper.keeping,
      clock: serverClock.current(),
      generation: keeper.generation,
      tokens: inForce ? tokenNames(inForce.grant) : [],
      diaryLength: diary.version,
    };
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Rises with each sign-in, sign-out and end: what began in an earlier epoch is not applied. */
  get epoch(): number {
    return this.#epoch;
  }

  onChange(listener: (view: SessionView) => void): () => void {
    return this.#changes.on(listener);
  }

  tokenHistory(which: TokenName): TokenHistoryView {
    return this.#history.of(which);
  }

  beginEpoch(): void {
    this.#epoch += 1;
  }

  /** Not told by itself: the move that follows tells it. */
  belongTo(user: string | null): void {
    this.#user = user;
  }

  move(happening: Happening): SessionView {
    this.#state = next(this.#state, happening);
    return this.announce();
  }

  /** For what was begun and came to nothing: the state from before it. */
  putBack(state: SessionState): void {
    this.#state = state;
    this.announce();
  }

  announce(): SessionView {
    this.#history.follow(this.#deps.keeper.inForce, this.#deps.clock.now());
    const { view } = this;
    this.#changes.emit(view);
    return view;
  }

  /** A failure's fields stand in its words, which are cut: 500 whole ones would be written again with every line. */
  write({ failure, ...entry }: Omit<DiaryEntry, 'atMs'>): void {
    const said = failure ? { failure: withoutFields(failure) } : {};
    this.#deps.diary.add({ atMs: this.#deps.clock.now(), ...entry, ...said });
  }

  /** Epoch ms on the server's clock. */
  serverNow(): number {
    return this.#deps.clock.now() + (this.#deps.serverClock.current()?.offsetMs ?? 0);
  }
}

const withoutFields = ({ fields: _fields, ...told }: Failure): Failure => told;
