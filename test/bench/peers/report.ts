import type { PageBench } from '../page-bench';
import { table } from '../report';
import type { DecodePeer } from './decode-peers';
import type { TablePeer } from './table-peers';

export type Peers = {
  readonly page: PageBench | null;
  readonly decode: DecodePeer;
  readonly table: readonly TablePeer[];
};

/** What other tools do with the same work on the same machine; null without Python. */
export const peersTable = ({ page, decode, table: peers }: Peers): string =>
  [
    table([
      ['beside other tools', 'Latchkey', 'peer', 'ratio', 'goal'],
      ...(page
        ? [
            [
              `${page.rows} rows from real Django: window, bare axios`,
              ...[ms(page.windowMs), ms(page.axiosMs), page.ratio.toFixed(2), '<= 1.15'],
            ],
            ['the same into the barest window', ms(page.bareMs), ms(page.axiosMs), page.bareRatio.toFixed(2)],
          ]
        : [['rows from real Django: left out, no Python here']]),
      [
        'a token on the command line: latchkey inspect, jwt-cli',
        ms(decode.latchkeyMs),
        ms(decode.jwtCliMs),
        decode.ratio.toFixed(2),
        '(starts an Electron)',
      ],
    ]),
    table([
      ['the table of others', ...peers.map(({ name }) => name)],
      ['code beyond React, gzipped', ...peers.map(({ bytes }) => `${(bytes / 1024).toFixed(1)} KB`)],
      ['first rows', ...peers.map(({ firstRowsMs }) => ms(firstRowsMs))],
      ['jump median / p95', ...peers.map((peer) => `${ms(peer.jumpMedianMs)} / ${ms(peer.jumpP95Ms)}`)],
      ['heap after jumps', ...peers.map(({ heapMb }) => `${heapMb.toFixed(1)} MB`)],
      ['1,000 px of wheel at ratio 2', ...peers.map(({ wheelPx }) => `${wheelPx.toFixed(0)} px`)],
      ['last row seen at ratio 2', ...peers.map(({ lastRow }) => lastRow.toLocaleString('en'))],
      ['fling, frame p95', ...peers.map(({ flingP95Ms }) => ms(flingP95Ms))],
      ['fling, blank screen frames', ...peers.map((peer) => `${peer.flingBlank} of ${peer.flingSeen}`)],
    ]),
  ].join('\n');

const ms = (value: number): string => `${value.toFixed(0)} ms`;
