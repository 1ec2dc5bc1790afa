import { writeAtomically } from '../../electron/store/atomic-file';

/** `file-writer.ts FILE`: replaces the file with one letter after another, for ever; `ready` after the first. */
const write = async (): Promise<void> => {
  for (let round = 0; ; round += 1) {
    await writeAtomically(process.argv[2] ?? '', String.fromCharCode(97 + (round % 26)).repeat(500_000));
    if (round === 0) process.stdout.write('ready\n');
  }
};

void write();
