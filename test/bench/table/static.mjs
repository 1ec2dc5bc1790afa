// What a page costs that only has rows: React, the same style sheets, 26 rows as plain elements. `?empty`: no rows, 8 million px to scroll.
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../renderer/ui/css/tokens.css';
import '../../../renderer/ui/css/components.css';
import '../../../renderer/ui/css/screens.css';
import './page.css';
import { markFirstRows } from './first-rows.mjs';

const isEmpty = new URLSearchParams(location.search).has('empty');
const rows = Array.from({ length: 26 }, (_, index) => index);
const cells = (index) => [
  (index + 1).toLocaleString('en'),
  `Ada Almeida ${index}`,
  18 + index,
  `ada.almeida${index}@example.org`,
];
const grid = isEmpty
  ? createElement('div', { className: 'gridwrap bench-empty' }, createElement('div', { className: 'bench-tall' }))
  : createElement(
      'div',
      { className: 'gridwrap' },
      createElement(
        'div',
        { className: 'gridtable' },
        rows.map((index) =>
          createElement(
            'div',
            { key: index, className: 'gr gr-row' },
            cells(index).map((cell) => createElement('div', { key: cell }, createElement('span', null, cell))),
          ),
        ),
      ),
    );
createRoot(document.getElementById('app')).render(grid);
markFirstRows(isEmpty ? '.bench-tall' : '.gr-row span');
