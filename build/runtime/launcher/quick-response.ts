// The web classes of undici take 30 ms to load, in the middle of a start, and a current runtime has them built in. What a
// handler of `app://` does with them is little: it reads address and method, and answers with bytes.

type Init = { readonly status?: number; readonly headers?: Readonly<Record<string, string>> };
export type QuickAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: string | Uint8Array;
};

const answers = new WeakMap<object, QuickAnswer>();

/** Of a response that was made by `QuickResponse`; undefined: of a real one. */
export const quickAnswerOf = (response: object): QuickAnswer | undefined => answers.get(response);

/** Text or bytes with plain headers are kept as they are; for everything else the real class makes the response. */
export const quickResponse = (real: () => typeof Response): unknown =>
  class QuickResponse {
    constructor(body?: unknown, init: Init = {}) {
      const isPlain = typeof body === 'string' || body instanceof Uint8Array;
      // biome-ignore lint/correctness/noConstructorReturn: the one way in which `new` can give another class
      if (!isPlain) return Reflect.construct(real(), [body, init]);
      answers.set(this, { status: init.status ?? 200, headers: init.headers ?? {}, bytes: body });
    }
  };

/** What is asked for besides address and method is taken from the real class. */
export const quickRequest = (url: string, method: string, real: () => Request): Request =>
  new Proxy<Request>(Object.create(null), {
    get: (_target, name) => {
      if (name === 'url') return url;
      if (name === 'method') return method;
      const request = real();
      const value: unknown = Reflect.get(request, name);
      return typeof value === 'function' ? value.bind(request) : value;
    },
  });
