/** Characters of the head after `eyJ`, and of the signature. */
type Least = { readonly head: number; readonly signature: number };

const LEAST_PAYLOAD = 4;
/** A signed token has three parts, an encrypted one five. */
const PARTS = /[\w-]+(?:\.[\w-]*){0,4}/y;

type Found = { readonly from: number; readonly end: number };

/** The first token at or after a place. Each character is looked at a few times, whatever the text is: a server may have made it to be slow. */
const nextToken = (text: string, after: number, least: Least): Found | null => {
  let from = text.indexOf('eyJ', after);
  while (from >= 0) {
    PARTS.lastIndex = from;
    const [head = '', payload = '', signature, ...more] = (PARTS.exec(text)?.[0] ?? '').split('.');
    if (head.length >= 3 + least.head && payload.length >= LEAST_PAYLOAD && signature !== undefined) {
      const three = head.length + payload.length + signature.length + 2;
      const [key = '', tag = ''] = more;
      const isFive = key !== '' && tag !== '';
      if (signature.length >= least.signature)
        return { from, end: from + three + (isFive ? key.length + tag.length + 2 : 0) };
    }
    // what begins later in this part has the same parts behind it, and a shorter head
    from = text.indexOf('eyJ', from + head.length);
  }
  return null;
};

export const hasToken = (text: string, least: Least): boolean => nextToken(text, 0, least) !== null;

/** `count`: how many were replaced. */
export const withoutTokens = (
  text: string,
  least: Least,
  by: string,
): { readonly text: string; readonly count: number } => {
  const pieces: string[] = [];
  let end = 0;
  for (let found = nextToken(text, 0, least); found; found = nextToken(text, end, least)) {
    pieces.push(text.slice(end, found.from));
    end = found.end;
  }
  return { text: [...pieces, text.slice(end)].join(by), count: pieces.length };
};
