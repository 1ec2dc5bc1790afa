import { parsedUrl } from './url-text';

/**
 * The proxy that the environment names for a URL, as a PAC string: `https_proxy`, `http_proxy`, `no_proxy`, in small
 * letters or capitals (`HTTP_PROXY` not, which a CGI caller could set). What is no such address is `PROXY invalid`, which
 * refuses: going around it would be somebody else's decision.
 */
export const environmentProxyFor = (
  url: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> => {
  const target = parsedUrl(url);
  const text = target?.protocol === 'https:' ? (env['https_proxy'] ?? env['HTTPS_PROXY']) : env['http_proxy'];
  if (!target || !text || isExempt(target, env['no_proxy'] ?? env['NO_PROXY'] ?? '')) return Promise.resolve('DIRECT');
  const proxy = parsedUrl(text.includes('://') ? text : `http://${text}`);
  const word = proxy?.protocol === 'https:' ? 'HTTPS' : proxy?.protocol === 'http:' ? 'PROXY' : 'SOCKS';
  const port = proxy?.port || (word === 'HTTPS' ? '443' : '80');
  return Promise.resolve(`${word} ${proxy?.hostname ?? 'invalid'}:${port}`);
};

/** Names and their ends (`example.test`, `.example.test`), one with a port, or `*`. This computer itself always. */
const isExempt = ({ hostname, host }: URL, list: string): boolean => {
  if (/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return true;
  return list
    .split(',')
    .map((entry) =>
      entry
        .trim()
        .toLowerCase()
        .replace(/^\*?\./, ''),
    )
    .some(
      (entry) =>
        entry !== '' && (entry === '*' || entry === host || entry === hostname || hostname.endsWith(`.${entry}`)),
    );
};
