// TanStack Virtual under React with the product's own page cache and look: only the windowing is the peer's.
import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement, useReducer, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../renderer/ui/css/tokens.css';
import '../../../renderer/ui/css/components.css';
import '../../../renderer/ui/css/screens.css';
import '../table/page.css';
import './peers.css';
import { RowWindow } from '../../../renderer/resource/row-window';
import { markFirstRows } from '../table/first-rows.mjs';
import { later, PAGE_SIZE, rowsOf, TOTAL } from './source.mjs';

const pageOf = (from, count) => ({ from, rows: rowsOf(from, count), total: TOTAL, loadedAtMs: 0 });
const read = (from, count) => {
  let timer;
  const result = new Promise((resolve) => {
    timer = later(() => resolve({ ok: true, value: pageOf(from, count) }));
  });
  return { result, cancel: () => clearTimeout(timer) };
};

const Table = () => {
  const [, changed] = useReducer((count) => count + 1, 0);
  const scroller = useRef(null);
  const [rows] = useState(
    () => new RowWindow({ pageSize: PAGE_SIZE, read, onChange: () => changed(), first: pageOf(0, PAGE_SIZE) }),
  );
  const virtual = useVirtualizer({
    count: TOTAL,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 3,
    onChange: ({ range }) => range && rows.show(range.startIndex, range.endIndex + 1),
  });
  window.peer = {
    goTo: (row) => virtual.scrollToIndex(row, { align: 'start' }),
    element: (row) => document.querySelector(`[data-row="${row}"]`),
    isKnown: (row) => document.querySelector(`[data-row="${row}"] span:not(.sk)`) !== null,
    viewport: () => scroller.current,
    at: () => {
      const row = document.querySelector('[data-row]');
      const { top } = scroller.current.getBoundingClientRect();
      return Number(row.dataset.row) * 28 - (row.getBoundingClientRect().top - top);
    },
  };
  const cells = (row) => [row.id.toLocaleString('en'), row.name, row.age, row.email];
  return createElement(
    'div',
    { className: 'gridwrap peer-scroller', ref: scroller },
    createElement(
      'div',
      { className: 'gridtable', style: { height: virtual.getTotalSize(), position: 'relative' } },
      virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows.rowAt(index);
        return createElement(
          'div',
          { key, 'data-row': index, className: 'gr gr-row', style: { transform: `translateY(${start}px)` } },
          [0, 1, 2, 3].map((cell) =>
            createElement(
              'div',
              { key: cell },
              row
                ? createElement('span', null, cells(row)[cell])
                : createElement('span', { className: 'sk is-still', style: { width: '60%' } }),
            ),
          ),
        );
      }),
    ),
  );
};
createRoot(document.getElementById('app')).render(createElement(Table));
markFirstRows('.gr-row span:not(.sk)');
