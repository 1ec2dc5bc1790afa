// The least that a window can be: what the benchmarks compare the product with.
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1180, height: 760, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadFile(path.join(__dirname, 'page.html'));
});
app.on('window-all-closed', () => app.quit());
