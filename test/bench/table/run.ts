import { launchSpec } from '../../../build/launch-spec';
import { tableBenchTable } from '../report';
import { chromiumHost, electronHost, findChromium } from './stage';
import { benchTable, parts } from './table-bench';

/** Alone: `tsx test/bench/table/run.ts [--chromium] [reach|wheel|jump|fling …]`; without the switch in the product's runtime. */
const run = async (): Promise<void> => {
  const asked = process.argv.slice(2);
  const chromium = asked.includes('--chromium') ? findChromium() : null;
  if (asked.includes('--chromium') && chromium === null) {
    console.log('table: left out, no Chromium here (set CHROMIUM)');
    return;
  }
  const host = chromium === null ? electronHost(await launchSpec()) : chromiumHost(chromium);
  const wanted = parts.filter((part) => asked.includes(part));
  console.log(tableBenchTable(await benchTable(host, wanted.length > 0 ? wanted : parts)));
};

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
