import { afterEach } from 'vitest';
import type { Result } from '../../../../electron/contract/result';
import { composeStage } from '../../../helpers/compose-stage';

export const valued = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

type Stage = Awaited<ReturnType<typeof composeStage>>;
let stage: Stage | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});

export const open = async (answer: Parameters<typeof composeStage>[0]): Promise<Stage> => {
  stage = await composeStage(answer);
  return stage;
};
export const says =
  (
    body: string | Buffer,
    headers: Readonly<Record<string, string>>,
    status = 200,
  ): Parameters<typeof composeStage>[0] =>
  (_arrived, response) =>
    void response.writeHead(status, headers).end(body);
