import { expect, test } from 'vitest';
import { type Page, pageOf } from '../../../renderer/page-of';
import { activeState, sampleProfile, sampleView } from '../../helpers/renderer/samples';

const profiles = { profiles: [sampleProfile()], shownId: 'maria@api' };
const workspace: Page = { kind: 'workspace', profileId: 'maria@api' };
const signIn: Page = { kind: 'sign-in' };

test('nothing is shown before main has spoken', () => {
  expect(pageOf(null, undefined, undefined)).toBeNull();
  expect(pageOf(null, profiles, undefined)).toBeNull();
});

test('a profile that is gone: the sign-in page', () => {
  expect(pageOf(workspace, { profiles: [], shownId: 'maria@api' }, [])).toEqual(signIn);
});

test.each([
  [{ kind: 'restoring' }, workspace],
  [{ kind: 'locked', why: 'locked' }, workspace],
  [activeState(0), workspace],
  [{ kind: 'signed-out', reason: 'refused' }, workspace],
  [{ kind: 'signed-out', reason: 'interrupted' }, workspace],
  [{ kind: 'signed-out', reason: 'record-corrupt' }, workspace],
  [{ kind: 'signed-out', reason: 'by-person' }, signIn],
  [{ kind: 'signed-out', reason: 'new' }, signIn],
] as const)('%o', (state, page) => {
  expect(pageOf(null, profiles, [sampleView({ state })])).toEqual(page);
});

test('signing in keeps the page on which it began', () => {
  const views = [sampleView({ state: { kind: 'signing-in' } })];
  expect(pageOf(signIn, profiles, views)).toEqual(signIn);
  expect(pageOf(workspace, profiles, views)).toEqual(workspace);
  expect(pageOf({ kind: 'workspace', profileId: 'other' }, profiles, views)).toEqual(signIn);
});
