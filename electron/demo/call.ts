import type { IncomingMessage } from 'node:http';
import { type Answer, detail, type ViewHeaders } from './answers';
import { WORDS } from './drf-errors';

/** One request, as the views see it. `suffix` is the `.json` of a path that ends so. */
export type Call = {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly suffix: string | null;
  readonly incoming: IncomingMessage;
};

const RENDERED = ['application/json', 'text/html'] as const;

/**
 * DRF's content negotiation: null, or its refusal. The browsable page is promised in OPTIONS but not built here: who
 * asks for `text/html` gets the JSON.
 */
export const refusedRendering = (call: Call, view: ViewHeaders): Answer | null => {
  const format = call.suffix ?? call.query.get('format');
  if (format && format !== 'json' && format !== 'api') return detail(view, 404, WORDS.notFound);
  const rendered = RENDERED.filter(
    (_, index) => !format || RENDERED[index] === (format === 'json' ? 'application/json' : 'text/html'),
  );
  const accepted = (call.incoming.headers.accept || '*/*')
    .split(',')
    .map((range) => range.split(';')[0]?.trim().toLowerCase() ?? '');
  const fits = rendered.some((type) =>
    accepted.some((range) => range === '*/*' || range === type || range === `${type.split('/')[0]}/*`),
  );
  return fits ? null : detail(view, 406, WORDS.notAcceptable);
};
