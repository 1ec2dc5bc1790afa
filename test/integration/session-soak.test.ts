import { expect, test } from 'vitest';
import { pythonOrReason } from '../helpers/backends';
import { soak, soakTable } from '../soak/soak';

const python = pythonOrReason();
const SEED = 20_261;

test('[39] 40 s of 5-second tokens and random faults: no session lost, renewals within 5 % of ideal', async () => {
  const kinds = python.ok ? (['simplejwt', 'demo'] as const) : (['demo'] as const);
  const report = await soak({ durationMs: 40_000, seed: SEED, kinds });
  console.log(soakTable(report));
  expect(report.lost).toBe(0);
  expect(Math.abs(report.againstIdeal - 1)).toBeLessThan(0.05);
  for (const lane of report.lanes) expect(lane.renewals).toBeGreaterThan(10);
}, 90_000);
