import type { ComposePart } from '../contract/compose';
import type { Placeholder, TextFacts } from './text-facts';

/**
 * A string of JSON is one of Python and of JavaScript too.
 * SECURITY: what was typed stands in such strings alone, so it stays text in the program.
 */
const string = (text: string): string =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

const indented = (lines: readonly string[], by: number): string =>
  lines.map((line) => `${' '.repeat(by)}${line}\n`).join('');

const valueWith =
  (environment: (variable: string) => string) =>
  (value: string | Placeholder): string => {
    if (typeof value === 'string') return string(value);
    const secret = environment(string(value.variable));
    return value.before === '' ? secret : `${string(value.before)} + ${secret}`;
  };

/** A program with the requests package. */
export const asPython = ({ method, url, headers, body }: TextFacts): string => {
  const inCode = valueWith((variable) => `os.environ[${variable}]`);
  const isSecret = headers.some(({ value }) => typeof value !== 'string');
  const lines = headers.map(({ name, value }) => `${string(name)}: ${inCode(value)},`);
  return [
    isSecret ? 'import os\n\n' : '',
    'import requests\n\n',
    'response = requests.request(\n',
    indented([`${string(method)},`, `${string(url)},`], 4),
    `    headers={\n${indented(lines, 8)}    },\n`,
    pythonBody(body),
    '    allow_redirects=False,\n',
    ')\nprint(response.status_code, response.text)\n',
  ].join('');
};

const pythonBody = (body: TextFacts['body']): string => {
  switch (body.kind) {
    case 'none':
      return '';
    case 'text':
      return `    data=${string(body.text)}.encode(),\n`;
    case 'form': {
      const fields = body.fields.map(({ name, value }) => `(${string(name)}, ${string(value)}),`);
      return `    data=[\n${indented(fields, 8)}    ],\n`;
    }
    case 'multipart':
      return `    files=[\n${indented(body.parts.map(pythonPart), 8)}    ],\n`;
  }
};

const pythonPart = (part: ComposePart): string =>
  part.kind === 'text'
    ? `(${string(part.name)}, (None, ${string(part.value)})),`
    : `(${string(part.name)}, open(${string(part.fileName)}, "rb")),`;

/** A module for Node 20 with the axios package. */
export const asAxios = ({ method, url, headers, body }: TextFacts): string => {
  const inCode = valueWith((variable) => `process.env[${variable}]`);
  const lines = headers.map(({ name, value }) => `${string(name)}: ${inCode(value)},`);
  const hasFile = body.kind === 'multipart' && body.parts.some(({ kind }) => kind === 'file');
  const data = axiosBody(body);
  return [
    hasFile ? "import { readFile } from 'node:fs/promises';\n" : '',
    "import axios from 'axios';\n\n",
    body.kind === 'multipart' ? `const form = new FormData();\n${indented(body.parts.map(axiosPart), 0)}\n` : '',
    'const { status, data } = await axios({\n',
    indented([`method: ${string(method)},`, `url: ${string(url)},`], 2),
    `  headers: {\n${indented(lines, 4)}  },\n`,
    data === null ? '' : `  data: ${data},\n`,
    '  maxRedirects: 0,\n  validateStatus: () => true,\n});\nconsole.log(status, data);\n',
  ].join('');
};

const axiosBody = (body: TextFacts['body']): string | null => {
  switch (body.kind) {
    case 'none':
      return null;
    case 'text':
      return string(body.text);
    case 'form':
      return `new URLSearchParams([${body.fields.map(({ name, value }) => `[${string(name)}, ${string(value)}]`).join(', ')}])`;
    case 'multipart':
      return 'form';
  }
};

const axiosPart = (part: ComposePart): string =>
  part.kind === 'text'
    ? `form.append(${string(part.name)}, ${string(part.value)});`
    : `form.append(${string(part.name)}, new Blob([await readFile(${string(part.fileName)})]), ${string(part.fileName)});`;
