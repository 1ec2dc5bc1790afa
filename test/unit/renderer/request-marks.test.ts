import { expect, test } from 'vitest';
import { originIn, requestMarks } from '../../../renderer/request-marks';
import { sampleRequest, sampleServer } from '../../helpers/renderer/samples';

test('a 401, a renewal and the same request again: each told apart', () => {
  const lines = [
    sampleRequest({ id: 4, status: 200 }),
    sampleRequest({ id: 3, method: 'POST', path: '/api/token/refresh/' }),
    sampleRequest({ id: 2, status: 401 }),
    sampleRequest({ id: 1, method: 'POST', path: '/api/token/' }),
  ];
  expect([...requestMarks(lines, sampleServer)]).toEqual([
    [4, 'again'],
    [3, 'renewal'],
    [2, null],
    [1, 'sign-in'],
  ]);
});

test('the same request later on: not marked a second time', () => {
  const lines = [
    sampleRequest({ id: 5 }),
    sampleRequest({ id: 4 }),
    sampleRequest({ id: 3, method: 'POST', path: '/api/token/refresh/' }),
    sampleRequest({ id: 2, status: 401 }),
  ];
  expect(requestMarks(lines, sampleServer).get(5)).toBe(null);
  expect(requestMarks(lines, sampleServer).get(4)).toBe('again');
});

test('where it went: the origin, without path and query', () => {
  expect(originIn(sampleRequest())).toBe('https://api.example.test');
});
