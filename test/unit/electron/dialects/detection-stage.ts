import type { Failure } from '../../../../electron/contract/result';
import { detect } from '../../../../electron/dialects/detection';
import { type Script, ScriptedHttp } from '../../../helpers/scripted-http';
import { never } from './setup';

export type Views = Readonly<Record<string, Script | Failure>>;

export const html404: Script = { status: 404, text: '<h1>Not Found</h1>', headers: { 'content-type': 'text/html' } };
export const allow = { allow: 'POST, OPTIONS' };
export const view = (name: string, fields: Readonly<Record<string, unknown>> = {}): Script => ({
  ...{ headers: allow, json: { name, actions: { POST: { username: {}, password: {}, ...fields } } } },
});

export const stage = (views: Views) => new ScriptedHttp((request) => views[request.url] ?? html404);
export const found = async (address: string, views: Views) => {
  const http = stage(views);
  return { detection: await detect(http, address, never), requests: http.requests };
};

export const host = 'https://api.example.test';
export const api = `${host}/api/`;
