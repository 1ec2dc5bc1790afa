import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTour } from '../test/drive/tour';
import { runAsEntry } from './entry';
import { launchSpec } from './launch-spec';
import { root } from './root';

// `npm start` runs this inside a virtual display with a keyring of its own.
runAsEntry(__filename, async () => {
  const picturesDir = path.join(root, 'tour');
  rmSync(picturesDir, { recursive: true, force: true });
  mkdirSync(picturesDir);
  await runTour({
    spec: await launchSpec(),
    picturesDir,
    print: (text) => {
      process.stdout.write(`${text}\n`);
    },
  });
  return 0;
});
