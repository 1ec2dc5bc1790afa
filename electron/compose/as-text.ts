import type { Composed, ComposeTextKind } from '../contract/compose';
import type { HttpRequest } from '../http/http';
import { asAxios, asPython } from './as-code';
import { asCurl, asHttpie } from './as-shell';
import { type TextFacts, textFacts } from './text-facts';

const WRITERS: Readonly<Record<ComposeTextKind, (facts: TextFacts) => string>> = {
  curl: asCurl,
  httpie: asHttpie,
  python: asPython,
  axios: asAxios,
};

/** A composed request for a shell or a program, its credentials as placeholders that the environment fills. */
export const asText = (
  request: Pick<HttpRequest, 'url' | 'headers' | 'constantHeaders'>,
  composed: Composed,
  as: ComposeTextKind,
): string => WRITERS[as](textFacts(request, composed));
