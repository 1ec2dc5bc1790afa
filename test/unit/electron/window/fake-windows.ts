import { EventEmitter } from 'node:events';

const windows: InstanceType<typeof FakeWindow>[] = [];
class FakeWindow extends EventEmitter {
  readonly webContents = new EventEmitter();
  readonly calls: string[] = [];
  isMaximizedNow = false;
  readonly options: object;
  constructor(options: object) {
    super();
    this.options = options;
    windows.push(this);
  }
  loadURL = async (): Promise<void> => {};
  isDestroyed = (): boolean => false;
  isMinimized = (): boolean => false;
  isMaximized = (): boolean => this.isMaximizedNow;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
  setContentProtection = (): void => {};
  maximize = (): void => void this.calls.push('maximize');
  show = (): void => void this.calls.push('show');
  showInactive = (): void => void this.calls.push('showInactive');
  focus = (): void => {
    this.calls.push('focus');
    this.emit('focus');
  };
  close = (): void => {
    let isPrevented = false;
    this.emit('close', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    if (!isPrevented) this.emit('closed');
  };
}
export const app = Object.assign(new EventEmitter(), {
  quit: (): void => {
    app.emit('before-quit');
    for (const window of [...windows]) window.close();
  },
});

export const made = Object.assign(windows, { FakeWindow });
export const answers = { button: 0, asked: 0 };
