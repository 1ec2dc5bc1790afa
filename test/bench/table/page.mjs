// The grid over a synthetic source: ?rows=1000000&height=28&latency=15. Plain module, so that it needs no types of the DOM.
import { createElement, useReducer, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../renderer/ui/css/tokens.css';
import '../../../renderer/ui/css/components.css';
import '../../../renderer/ui/css/screens.css';
import './page.css';
import { Grid } from '../../../renderer/grid/grid';
import { RowWindow } from '../../../renderer/resource/row-window';
import { markFirstRows } from './first-rows.mjs';

const query = new URLSearchParams(location.search);
const total = Number(query.get('rows') ?? 1_000_000);
const latencyMs = Number(query.get('latency') ?? 15);
const rowHeight = Number(query.get('height') ?? 28);
const PAGE_SIZE = 200;

const FIRST = ['Ada', 'Bela', 'Chidi', 'Dario', 'Elif', 'Farah', 'Goran', 'Hana', 'Ines', 'Jonas'];
const LAST = ['Almeida', 'Berg', 'Castillo', 'Dvorak', 'Eze', 'Fischer', 'Garcia', 'Haddad', 'Ivanova'];
const rowOf = (index) => {
  const name = `${FIRST[index % 10]} ${LAST[index % 9]}`;
  return {
    id: index + 1,
    name,
    age: 18 + (index % 60),
    email: `${name.toLowerCase().replace(' ', '.')}${index}@example.org`,
  };
};
// parsed, as rows are that came from a server: strings that were put together keep their parts
const parsed = (rows) => JSON.parse(JSON.stringify(rows));
const pageOf = (from, count) => ({
  from,
  rows: parsed(Array.from({ length: Math.min(count, total - from) }, (_, offset) => rowOf(from + offset))),
  total,
  loadedAtMs: 0,
});
const read = (from, count) => {
  let timer;
  let end;
  const result = new Promise((resolve) => {
    end = resolve;
    timer = setTimeout(() => resolve({ ok: true, value: pageOf(from, count) }), latencyMs);
  });
  const cancel = () => {
    clearTimeout(timer);
    end({ ok: false, error: { code: 'cancelled', message: '' } });
  };
  return { result, cancel };
};

const column = (id, label, width, more = {}) => ({
  ...{ id, label, width, align: 'start', look: 'plain', notOrderable: null, text: (row) => String(row[id]) },
  ...more,
});
const columns = [
  column('id', 'ID', '84px', { align: 'end', look: 'soft', text: ({ id }) => id.toLocaleString('en') }),
  column('name', 'Name', 'minmax(140px, 1.1fr)', { look: 'strong' }),
  column('age', 'Age', '84px', { align: 'end' }),
  column('email', 'Email', 'minmax(190px, 1.5fr)', {
    look: 'soft',
    notOrderable: 'The server does not order by this field',
  }),
];

const Bench = () => {
  const [, changed] = useReducer((count) => count + 1, 0);
  const [height, setHeight] = useState(rowHeight);
  const [checked, setChecked] = useState(new Set());
  const [sort, setSort] = useState(null);
  const [rows] = useState(
    () => new RowWindow({ pageSize: PAGE_SIZE, read, onChange: () => changed(), first: pageOf(0, PAGE_SIZE) }),
  );
  const handle = useRef(null);
  const checks = {
    isChecked: (row) => checked.has(row),
    onCheck: ({ from }) => setChecked(new Set(checked).add(from)),
    onCheckLoaded: () => {},
    nameOfAll: 'Select all rows on screen',
    nameOf: (row) => `Select row ${row + 1}`,
  };
  window.bench = { handle, setHeight, rows };
  return createElement(Grid, {
    ...{ label: 'Subscribers', columns, rowCount: rows.rowCount, isCountKnown: true, rowHeight: height, isBusy: false },
    ...{ rowAt: (index) => rows.rowAt(index), sort, onSort: setSort, checks, handle },
    onShown: ({ from, end }, isPassing) => rows.show(from, end, isPassing),
  });
};

// long tasks of other code, as a plug-in or a big answer would cause: ?stall=80
const stallMs = Number(query.get('stall') ?? 0);
if (stallMs > 0)
  setInterval(() => {
    const until = performance.now() + stallMs;
    while (performance.now() < until);
  }, 400);

document.addEventListener('securitypolicyviolation', (event) => {
  window.violations = [...(window.violations ?? []), `${event.violatedDirective} ${event.blockedURI}`];
});
createRoot(document.getElementById('app')).render(createElement(Bench));
markFirstRows('.gr-row span:not(.sk)');
