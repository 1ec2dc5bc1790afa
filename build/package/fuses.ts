/**
 * SECURITY: what the binary can still be talked into, decided at packaging time (Electron's checklist, item 19). Names as
 * electron-builder's `electronFuses` has them; the order is that of the fuse wire, which a test reads back.
 */
export const fuses = {
  /** Else ELECTRON_RUN_AS_NODE makes the signed binary run anybody's script. */
  runAsNode: false,
  enableCookieEncryption: true,
  /** Else NODE_OPTIONS loads code into main. Also ends NODE_EXTRA_CA_CERTS: the system's certificates count. */
  enableNodeOptionsEnvironmentVariable: false,
  /** Else --inspect and SIGUSR1 open a debugger on main. */
  enableNodeCliInspectArguments: false,
  /** Checked on macOS and Windows; Linux has no such check. */
  enableEmbeddedAsarIntegrityValidation: true,
  /** Else a folder `resources/app` beside the archive would be run in its place. */
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
} as const;

/** What the wire of Electron 22 has no place for: setting it there fails. */
export const laterFuses = {
  /** Pages come from app://, so file:// needs no privileges. */
  grantFileProtocolExtraPrivileges: false,
} as const;

/** For tests of the whole window, which Playwright drives through the inspector: everything else stays as released. */
export const twinFuses = { enableNodeCliInspectArguments: true } as const;
