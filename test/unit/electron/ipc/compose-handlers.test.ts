import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { composeHandlers } from '../../../../electron/ipc/compose-handlers';
import { composed, composeStage } from '../../../helpers/compose-stage';

const never = new AbortController().signal;
let stage: Awaited<ReturnType<typeof composeStage>> | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});

/** Dialogs answer that file of the test's folder; null: closed. */
const open = async (file: string | null) => {
  stage = await composeStage(
    (_arrived, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="r.pdf"' })
        .end('%PDF'),
  );
  const { composer, folder } = stage;
  const names: string[] = [];
  const chosen = file === null ? null : path.join(folder, file);
  const dialogs = {
    chooseSave: ({ defaultName }: { readonly defaultName: string }) => {
      names.push(defaultName);
      return Promise.resolve(chosen);
    },
    chooseOpen: () => Promise.resolve(chosen),
  };
  return { handlers: composeHandlers({ composer }, dialogs), names, folder };
};

test('an answer is saved where the person says, under the name that the server gave unless they change it', async () => {
  const { handlers, names, folder } = await open('mine.pdf');
  const sent = await handlers['compose:send'](
    { profileId: 'p1', request: composed('GET', 'x/'), confirmed: false },
    never,
  );
  const answerId = sent.ok ? sent.value.answerId : '';
  expect(await handlers['compose:save-answer']({ answerId }, never)).toEqual({ ok: true, value: { file: 'mine.pdf' } });
  expect(names).toEqual(['r.pdf']);
  expect(readFileSync(path.join(folder, 'mine.pdf'), 'utf8')).toBe('%PDF');
  expect(await handlers['compose:save-answer']({ answerId: 'answer-1' }, never)).toMatchObject({
    error: { code: 'gone' },
  });
  expect(names).toHaveLength(1);
});

test('a file of requests is read; one that holds none, or that is not there, is said', async () => {
  const { handlers, folder } = await open('requests.txt');
  const asked = { profileId: 'p1', source: { kind: 'file' } } as const;
  expect(await handlers['compose:import'](asked, never)).toMatchObject({ error: { code: 'disk', reason: 'ENOENT' } });
  writeFileSync(path.join(folder, 'requests.txt'), 'nothing');
  expect(await handlers['compose:import'](asked, never)).toMatchObject({ error: { code: 'bad-file' } });
  writeFileSync(path.join(folder, 'requests.txt'), 'curl https://x.example/a');
  expect(await handlers['compose:import'](asked, never)).toMatchObject({
    value: { requests: [{ name: 'GET https://x.example/a' }] },
  });
});

test('a closed dialog changes nothing', async () => {
  const { handlers } = await open(null);
  const asked = { profileId: 'p1', source: { kind: 'file' } } as const;
  expect(await handlers['compose:import'](asked, never)).toEqual({ ok: true, value: null });
});

test('as text: with the profile’s headers, and refused as sending it would be', async () => {
  const { handlers } = await open(null);
  const asText = (address: string) =>
    handlers['compose:as-text']({ profileId: 'p1', request: composed('GET', address), as: 'curl' }, never);
  const text = await asText('x/');
  expect(text.ok && text.value).toMatch(/-H "Authorization: JWT \$TOKEN"[\s\S]*-H "X-Api-Key: \$X_API_KEY"/);
  expect(await asText('https://evil.example/')).toMatchObject({ error: { code: 'foreign-origin' } });
});
