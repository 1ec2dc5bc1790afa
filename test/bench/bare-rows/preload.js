const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('rows', () => ipcRenderer.invoke('rows'));
