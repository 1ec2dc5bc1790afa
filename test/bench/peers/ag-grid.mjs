// AG Grid, infinite row model. `theme: 'legacy'`: the new themes' nested style sheets are not parsed by Chromium 108.
import { createGrid, InfiniteRowModelModule, ModuleRegistry, ScrollApiModule } from 'ag-grid-community';
import 'ag-grid-community/styles/ag-grid.css';
import 'ag-grid-community/styles/ag-theme-alpine.css';
import './peers.css';
import { markFirstRows } from '../table/first-rows.mjs';
import { later, PAGE_SIZE, rowsOf, TOTAL } from './source.mjs';

ModuleRegistry.registerModules([InfiniteRowModelModule, ScrollApiModule]);

let isFirst = true;
const api = createGrid(document.getElementById('app'), {
  theme: 'legacy',
  rowModelType: 'infinite',
  rowHeight: 28,
  animateRows: false,
  headerHeight: 30,
  cacheBlockSize: PAGE_SIZE,
  maxBlocksInCache: 20,
  infiniteInitialRowCount: TOTAL,
  columnDefs: [
    { field: 'id', headerName: 'ID', width: 124, valueFormatter: ({ value }) => value?.toLocaleString('en') ?? '' },
    { field: 'name', headerName: 'Name', flex: 1.1 },
    { field: 'age', headerName: 'Age', width: 84 },
    { field: 'email', headerName: 'Email', flex: 1.5 },
  ],
  datasource: {
    rowCount: TOTAL,
    getRows: ({ startRow, endRow, successCallback }) => {
      const answer = () => successCallback(rowsOf(startRow, endRow - startRow), TOTAL);
      if (isFirst) answer();
      else later(answer);
      isFirst = false;
    },
  },
});

const rowElement = (row) => document.querySelector(`.ag-row[row-index="${row}"]`);
const viewport = () => {
  let element = document.querySelector('.ag-row');
  while (element && !/auto|scroll/.test(getComputedStyle(element).overflowY)) element = element.parentElement;
  return element;
};
window.peer = {
  goTo: (row) => api.ensureIndexVisible(row, 'top'),
  element: rowElement,
  isKnown: (row) => (rowElement(row)?.querySelector('[col-id="name"]')?.textContent ?? '') !== '',
  viewport,
  at: () => {
    const row = document.querySelector('.ag-row');
    return (
      Number(row.getAttribute('row-index')) * 28 -
      (row.getBoundingClientRect().top - viewport().getBoundingClientRect().top)
    );
  },
};
markFirstRows('.ag-row [col-id="name"]:not(:empty)');
