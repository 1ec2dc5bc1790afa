const forms = (count: number): string => (count === 1 ? '1 form' : `${count} forms`);
const running = (transfers: number): string =>
  transfers === 1 ? 'An export or import is running.' : `${transfers} exports and imports are running.`;

/** Texts outside the page: menus, boxes and dialogs of the system, notifications. */
export const en = {
  menu: {
    about: 'About Latchkey',
    settings: 'Settings…',
    services: 'Services',
    hide: 'Hide Latchkey',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    quit: 'Quit Latchkey',
    file: 'File',
    newWindow: 'Open in a New Window',
    exportRows: 'Export…',
    closeWindow: 'Close Window',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    add: 'Add a Row',
    session: 'Session',
    renew: 'Renew Now',
    switchProfile: 'Switch Profile…',
    view: 'View',
    collection: 'Collection',
    token: 'Token',
    reload: 'Reload the Rows',
    palette: 'Command Palette',
    fullScreen: 'Toggle Full Screen',
    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',
    help: 'Help',
    shortcuts: 'Keyboard Shortcuts',
  },
  /** Before a window closes. */
  unsaved: {
    running,
    runningDetail: (transfers: number): string =>
      transfers === 1
        ? 'It stops when Latchkey closes, and is offered again when it starts next.'
        : 'They stop when Latchkey closes, and are offered again when it starts next.',
    keepRunning: 'Keep running',
    stopAndClose: 'Stop and close',
    input: (drafts: number): string => `${forms(drafts)} ${drafts === 1 ? 'has' : 'have'} unsaved input.`,
    inputLost: 'It is lost when Latchkey closes.',
    inputLostToo: (drafts: number): string =>
      `${forms(drafts)} with unsaved input ${drafts === 1 ? 'is' : 'are'} lost either way.`,
    stops: (transfers: number): string =>
      `${running(transfers)} ${transfers === 1 ? 'It stops and is' : 'They stop and are'} offered again when Latchkey starts next.`,
    keepEditing: 'Keep editing',
    discardAndClose: 'Discard and close',
    deletions: (rows: number): string =>
      rows === 1 ? '1 deletion waits to be sent.' : `${rows} deletions wait to be sent.`,
    deletionsDetail: 'Delete now sends them before Latchkey closes; Keep leaves the rows on the server.',
    cancel: 'Cancel',
    keep: 'Keep',
    deleteNow: 'Delete now',
  },
  /** About a view that hangs or keeps crashing. */
  view: {
    hangs: {
      message: 'This view does not answer. Your session is safe.',
      detail: 'Wait if it is busy, or load it again. What was typed and not saved may be lost when it is loaded again.',
      leave: 'Wait',
    },
    'keeps-stopping': {
      message: 'This view keeps stopping. Your session is safe.',
      detail: 'It stopped several times within a minute. Load it again, or leave it and quit.',
      leave: 'Leave it',
    },
    reload: 'Reload the view',
  },
  /** Titles of the dialogs for files. */
  files: {
    authorities: 'Private authorities',
    certificate: 'Client certificate',
    keyOf: (certificate: string): string => `Private key of ${certificate}`,
    exportProfiles: 'Export profiles',
    importProfiles: 'Import profiles',
    exportDiary: 'Export diary',
    choose: 'Choose a file',
    exportRows: (collection: string): string => `Export ${collection}`,
    importRows: 'Import',
    saveAnswer: 'Save answer',
    importRequests: 'Import requests',
  },
  /** `who`: user and host. */
  notifications: {
    ended: (who: string): string => `The session of ${who} has ended`,
    expired: (who: string): string => `The session of ${who} has expired`,
    signInAgain: 'Sign in again to go on. Nothing on screen is lost.',
    at: (user: string, host: string): string => `${user} at ${host}`,
    exported: (name: string): string => `${name}: exported`,
    exportFailed: (name: string): string => `${name}: the export has failed`,
    exportWaits: (name: string): string => `${name}: the export needs you`,
    imported: (name: string): string => `${name}: imported`,
    importFailed: (name: string): string => `${name}: the import has failed`,
    importWaits: (name: string): string => `${name}: the import needs you`,
  },
};

export type SystemWords = typeof en;
