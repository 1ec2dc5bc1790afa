/** The collection's name from its path: `subscribers/` is "Subscribers"; empty for an empty path. */
export const collectionName = (path: string): string => {
  const last = path.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).at(-1) ?? path;
  const spaced = last.replace(/[-_]+/g, ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** The name, with the host where it is another service's: `https://hr.example.test/api/people/` is "People at hr.example.test". */
export const tabName = (path: string): string => {
  const host = /^https?:\/\/([^/]+)/.exec(path)?.[1];
  return host === undefined ? collectionName(path) : `${collectionName(path)} at ${host}`;
};
