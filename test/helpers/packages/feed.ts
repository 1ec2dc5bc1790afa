import { once } from 'node:events';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';

/** What the feed says of the packages that it has: the truth, or what a bad or broken one would say. */
export type Announcement = 'newer' | 'older' | 'damaged';

export type Feed = {
  announce(what: Announcement): void;
  /** Paths asked for so far. */
  readonly asked: readonly string[];
  close(): Promise<void>;
};

/** Serves what electron-builder wrote into `folder` on `port` of loopback; packages have that address built in. */
export const startFeed = async (folder: string, port: number): Promise<Feed> => {
  let announced: Announcement = 'newer';
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const name = decodeURIComponent(new URL(url, 'http://feed').pathname.slice(1));
    asked.push(name);
    if (!readdirSync(folder).includes(name)) response.writeHead(404).end();
    else if (name.endsWith('.yml')) response.end(saidOf(readFileSync(path.join(folder, name), 'utf8'), announced));
    else send(path.join(folder, name), response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    asked,
    announce: (what) => {
      announced = what;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const saidOf = (truth: string, announced: Announcement): string => {
  if (announced === 'older') return truth.replace(/^version: .*$/m, 'version: 0.0.1');
  // The hash of something else, in the place of each.
  if (announced === 'damaged') return truth.replace(/sha512: .*$/gm, `sha512: ${'A'.repeat(86)}==`);
  return truth;
};

/** Without ranges, so that what is fetched is the whole file. */
const send = (file: string, response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': statSync(file).size });
  createReadStream(file).pipe(response);
};
