export { createGrid, InfiniteRowModelModule, ModuleRegistry, ScrollApiModule } from 'ag-grid-community';
