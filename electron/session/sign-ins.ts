import type { Clock } from '../base/clock';
import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { failed, failure, type Result } from '../contract/result';
import type { SessionView } from '../contract/session';
import type { Values } from '../dialects/dialect';
import { SecondSteps } from './second-steps';
import type { Session } from './session';
import type { SignInOptions } from './signing';

export type SignInOrder = {
  /** Of a profile that is meant, where several are of one server and user. */
  readonly profileId?: string;
  readonly server: ServerSetup;
  readonly username: string;
  readonly keepSignedIn: boolean;
  readonly isDemo: boolean;
};

export type SignInSecrets = {
  readonly password: Secret;
  readonly extra?: Values;
  readonly endpointShown: string;
};

type Dependencies = {
  /** Gives the session of an order, or a new one, which becomes the profile's only if `sign` succeeds. */
  readonly begin: (
    order: SignInOrder,
    sign: (session: Session) => Promise<Result<SessionView>>,
  ) => Promise<Result<SessionView>>;
  readonly clock: Clock;
  readonly newId: () => string;
};

/** Sign-ins by password, in one step or two. Ten presses of Enter are one request, and one profile (security.md 69). */
export class SignIns {
  readonly #deps: Dependencies;
  readonly #underWay = new Set<UnderWay>();
  readonly #steps: SecondSteps<SignInOrder>;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#steps = new SecondSteps(deps);
  }

  signIn(
    order: SignInOrder,
    { password, extra = {}, endpointShown }: SignInSecrets,
    signal: AbortSignal,
  ): Promise<Result<SessionView>> {
    const what = JSON.stringify([order, endpointShown, Object.keys(extra)]);
    const options = { ...this.#optionsOf(order), endpointShown };
    const credentials = { username: order.username, password, extra };
    return this.#once(what, [password, ...Object.values(extra)], () =>
      this.#deps.begin(order, (session) => session.signIn(credentials, options, signal)),
    );
  }

  /** Goes on with a sign-in that the server has asked a second step for; one that is refused may be tried again. */
  async takeStep(stepId: string, values: Values, signal: AbortSignal): Promise<Result<SessionView>> {
    const held = this.#steps.get(stepId);
    if (!held) return failed(failure('gone', 'This second step has ended.', { reason: 'second-step' }));
    const { value: order, ticket } = held;
    const what = JSON.stringify([stepId, Object.keys(values)]);
    const step = { username: order.username, ticket, values };
    const begun = await this.#once(what, Object.values(values), () =>
      this.#deps.begin(order, (session) => session.takeStep(step, this.#optionsOf(order), signal)),
    );
    if (begun.ok || begun.error.code === 'second-step') this.#steps.drop(stepId);
    return begun;
  }

  /** The person has turned away from the second step: what was kept for it goes. */
  dropStep(stepId: string): void {
    this.#steps.drop(stepId);
  }

  close(): void {
    this.#steps.clear();
  }

  #optionsOf(order: SignInOrder): SignInOptions {
    return { keep: order.keepSignedIn, holdStep: (ticket) => this.#steps.hold(order, ticket) };
  }

  #once(
    what: string,
    secrets: readonly Secret[],
    begin: () => Promise<Result<SessionView>>,
  ): Promise<Result<SessionView>> {
    for (const known of this.#underWay) {
      if (known.what === what && areSame(known.secrets, secrets)) return known.result;
    }
    const result = begin();
    const underWay = { what, secrets, result };
    this.#underWay.add(underWay);
    return result.finally(() => this.#underWay.delete(underWay));
  }
}

/** A sign-in as it was asked for: the very same one again is no second request. */
type UnderWay = {
  readonly what: string;
  readonly secrets: readonly Secret[];
  readonly result: Promise<Result<SessionView>>;
};

const areSame = (some: readonly Secret[], others: readonly Secret[]): boolean =>
  some.length === others.length && some.every((each, index) => others[index]?.equals(each));
