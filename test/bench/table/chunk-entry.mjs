export { laidOut, moved, resized, toggledColumn } from '../../../renderer/grid/column-layout';
export { Grid } from '../../../renderer/grid/grid';
export { RowWindow } from '../../../renderer/resource/row-window';
