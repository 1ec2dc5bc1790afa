import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { json, stage } from './edits-stage';

describe('a row by itself', () => {
  const told = (actions: object | null) => (_: IncomingMessage, response: ServerResponse) =>
    json(
      response,
      200,
      { name: 'Thing', renders: ['application/json'], parses: ['application/json'], ...(actions ? { actions } : {}) },
      { allow: 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS' },
    );
  const PUT = {
    id: { type: 'integer', required: false, read_only: true, label: 'ID' },
    name: { type: 'string', required: true, read_only: false, label: 'Name' },
  };

  test('actions.PUT: may be changed and removed, fields as told', async () => {
    const { row } = await stage({ etag: '"a"', answers: { OPTIONS: told({ PUT }) } });
    expect(await row()).toMatchObject({
      value: {
        can: { change: true, remove: true },
        etag: '"a"',
        url: expect.stringMatching(/\/api\/things\/7\/$/),
        fields: [
          { name: 'id', readOnly: true },
          { name: 'name', readOnly: false },
          { name: 'age', readOnly: true },
        ],
      },
    });
  });

  test('DRF without actions: this user only reads', async () => {
    const { row } = await stage({ answers: { OPTIONS: told(null) } });
    const read = await row();
    expect(read).toMatchObject({ value: { can: { change: false, remove: false } } });
    expect(read.ok && read.value.fields.every(({ readOnly }) => readOnly)).toBe(true);
  });

  test('no OPTIONS at all: by the methods of the answer, all but the key may be tried', async () => {
    const { row } = await stage({ allow: 'GET, PATCH' });
    expect(await row()).toMatchObject({
      value: {
        can: { change: true, remove: false },
        fields: [
          { name: 'id', readOnly: true },
          { name: 'name', readOnly: false },
          { name: 'age', readOnly: false },
        ],
      },
    });
  });

  test('gone: not-found', async () => {
    const { row } = await stage({ answers: { GET: (_, response) => json(response, 410, { detail: 'Gone.' }) } });
    expect(await row()).toMatchObject({ error: { code: 'not-found' } });
  });
});
