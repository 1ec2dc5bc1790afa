import { describe, expect, it } from 'vitest';
import { generatedRow } from '../../../../electron/demo/generated-rows';

const IDS = Array.from({ length: 5000 }, (_, index) => index + 1);

describe('generated rows', () => {
  it('the same id: the same row, in this and every version', () => {
    expect(generatedRow(1)).toEqual(generatedRow(1));
    expect([1, 2, 1_000_000].map((id) => generatedRow(id))).toMatchInlineSnapshot(`
      [
        {
          "age": 50,
          "email": "zoe.vanderberg1@example.org",
          "id": 1,
          "name": "Zoë Van der Berg",
        },
        {
          "age": 45,
          "email": "priya.fernandes2@example.org",
          "id": 2,
          "name": "Priya Fernandes",
        },
        {
          "age": 42,
          "email": "henri.vanderberg1000000@example.net",
          "id": 1000000,
          "name": "Henri Van der Berg",
        },
      ]
    `);
  });

  it('what the API promises of a row: a name within 50, an adult’s age, an address of its own', () => {
    const rows = IDS.map(generatedRow);
    expect(rows.every(({ name }) => name.length > 2 && name.length <= 50)).toBe(true);
    expect(rows.every(({ age }) => age >= 18 && age <= 90)).toBe(true);
    expect(rows.every(({ email }) => /^[a-z.]+\d+@example\.(?:org|com|net)$/.test(email))).toBe(true);
    expect(new Set(rows.map(({ email }) => email)).size).toBe(rows.length);
  });

  it('many rows: many names, many ages, several scripts', () => {
    const rows = IDS.map(generatedRow);
    expect(new Set(rows.map(({ name }) => name)).size).toBeGreaterThan(400);
    expect(new Set(rows.map(({ age }) => age)).size).toBeGreaterThan(60);
    const scripts = [
      /\p{Script=Latin}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Han}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Cyrillic}/u,
    ];
    expect(scripts.every((script) => rows.some(({ name }) => script.test(name)))).toBe(true);
  });
});
