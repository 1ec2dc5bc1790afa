import { expect, it } from 'vitest';
import type { Command, Offer } from '../../../../renderer/commands/command';
import { matching } from '../../../../renderer/commands/matching';

const command = (label: string, more: Partial<Command> = {}): Command => ({
  ...{ id: label, group: 'Session', label, icon: 'key', run: () => {} },
  ...more,
});
const offers: readonly Offer[] = [
  { order: 1, commands: [command('Sign out'), command('Renew now'), command('Hidden', { isHidden: true })] },
  {
    order: 2,
    commands: [command('Réload rows', { group: 'Subscribers' }), command('Show now', { group: 'Subscribers' })],
    typed: (text) => [
      command('maria @ api.example.test', { id: 'maria', group: 'Profiles' }),
      ...(text === '12001' ? [command('Go to row 12,001', { id: 'row', group: 'Subscribers', also: text })] : []),
    ],
  },
];
const labels = (text: string, only: string | null = null): readonly string[] =>
  matching(offers, text, only).flatMap(({ name, commands }) => commands.map(({ label }) => `${name}: ${label}`));

it('without a text: every command by group, in the order of the parts, and none of what needs a text', () => {
  expect(labels('')).toEqual([
    'Session: Sign out',
    'Session: Renew now',
    'Subscribers: Réload rows',
    'Subscribers: Show now',
  ]);
});

it('every typed word has to be there, whatever case and accents', () => {
  expect(labels('RELOAD ro')).toEqual(['Subscribers: Réload rows']);
  expect(labels('reload token')).toEqual([]);
});

it('what begins with the text comes before what has it further in', () => {
  expect(labels('now')).toEqual(['Session: Renew now', 'Subscribers: Show now']);
  expect(labels('s')).toEqual([
    'Session: Sign out',
    'Session: Renew now',
    'Subscribers: Show now',
    'Subscribers: Réload rows',
    'Profiles: maria @ api.example.test',
  ]);
});

it('a number finds its row first, a user their profile', () => {
  expect(labels('12001')).toEqual(['Subscribers: Go to row 12,001']);
  expect(labels('maria')).toEqual(['Profiles: maria @ api.example.test']);
});

it('narrowed to one group: that one alone, also without a text', () => {
  expect(labels('', 'Profiles')).toEqual(['Profiles: maria @ api.example.test']);
  expect(labels('sign', 'Profiles')).toEqual([]);
});
