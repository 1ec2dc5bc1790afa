import path from 'node:path';
import type { Configuration } from 'electron-builder';
import { root } from '../root';
import { fuses, laterFuses, twinFuses } from './fuses';
import { identity } from './identity';
import type { linuxFiles } from './linux-files';

export type Packing = {
  readonly version: string;
  readonly arch: string;
  readonly output: string;
  /** With `png/`, `icon.ico`, `icon.icns`. */
  readonly icons: string;
  readonly linuxFiles: ReturnType<typeof linuxFiles>;
  /** Where new versions are announced; null: the package looks for none. */
  readonly feed: string | null;
  /** What is new, as people read it before they take an update. */
  readonly notes: string;
  readonly isFast: boolean;
  /** The copy for window tests: the inspector stays, everything else is as released. */
  readonly isTwin: boolean;
};

const here = path.join(root, 'build', 'package');

/** What every package is, on every system. A release is this and `releaseConfig`, and never the fallback's. */
export const baseConfig = (packing: Packing): Configuration => ({
  appId: identity.appId,
  productName: identity.productName,
  copyright: `Copyright © ${identity.copyright}`,
  artifactName: `\${name}-\${version}-${packing.arch}.\${ext}`,
  directories: { output: packing.output, buildResources: here },
  files: [
    'out/**',
    'package.json',
    '!**/*.map',
    '!out/stamp.json',
    '!node_modules/keytar/{src,build,script,prebuilds}/**',
    '!node_modules/keytar/{binding.gyp,README.md,keytar.d.ts}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
    'node_modules/keytar/prebuilds/${platform}-${arch}/**',
    '!node_modules/node-addon-api',
  ],
  extraMetadata: { version: packing.version, homepage: identity.homepage },
  // SECURITY: what is unpacked escapes the archive's integrity check, so nothing but the library that has to be a file.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['en-US'],
  electronFuses: { ...fuses, ...laterFuses, ...(packing.isTwin ? twinFuses : {}) },
  publish: packing.feed === null ? null : { provider: 'generic', url: packing.feed },
  releaseInfo: { releaseNotes: packing.notes },
  linux: linux(packing),
  deb: {
    ...scripts,
    packageCategory: 'devel',
    priority: 'optional',
    compression: packing.isFast ? 'gz' : 'xz',
    depends: debDepends,
    recommends: ['gnome-keyring | kwalletmanager | keepassxc'],
    fpm: ['--description', `${identity.synopsis}\n${identity.description}`, ...placed(packing, ['both', 'deb'])],
  },
  rpm: {
    ...scripts,
    packageCategory: 'Development/Tools',
    compression: packing.isFast ? 'gzip' : 'xz',
    depends: rpmDepends,
    fpm: ['--rpm-recommends=gnome-keyring', '--description', identity.description, ...placed(packing, ['both'])],
  },
  mac: {
    category: 'public.app-category.developer-tools',
    icon: path.join(packing.icons, 'icon.icns'),
    target: [{ target: 'dmg' }, { target: 'zip' }],
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: path.join(here, 'mac', 'entitlements.plist'),
    entitlementsInherit: path.join(here, 'mac', 'entitlements.plist'),
    minimumSystemVersion: '13.0',
  },
  win: {
    icon: path.join(packing.icons, 'icon.ico'),
    target: [{ target: 'nsis' }],
    // Asks for no administrator; the installer below is per user.
    requestedExecutionLevel: 'asInvoker',
  },
  nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false, differentialPackage: true },
});

/** What must hold before anything is given to people: unsigned packages fail the build. */
export const releaseConfig: Configuration = {
  forceCodeSigning: true,
  mac: { notarize: true },
};

export type Fallback = { readonly dist: string; readonly electron: string; readonly shim: string };

/** Electron 22 out of the fallback: what its fuse wire and its Node lack. For trying the packaging where nothing else is to be had. */
export const fallbackConfig = (packing: Packing, fallback: Fallback): Configuration => {
  const base = baseConfig(packing);
  return {
    ...base,
    electronDist: fallback.dist,
    electronVersion: fallback.electron,
    electronFuses: { ...fuses, ...(packing.isTwin ? twinFuses : {}) },
    files: [...[base.files ?? []].flat(), { from: fallback.shim, to: 'shim' }],
    extraMetadata: { ...base.extraMetadata, main: 'shim/main.js' },
    toolsets: { appimage: '1.0.3' },
    // The AppImage runtime of that time reads no zstd.
    appImage: { compression: 'gzip' },
  };
};

const linux = (packing: Packing): NonNullable<Configuration['linux']> => ({
  icon: path.join(packing.icons, 'png'),
  category: 'Development',
  executableName: identity.name,
  maintainer: identity.maintainer,
  vendor: 'The Latchkey founders',
  synopsis: identity.synopsis,
  // Becomes the comment of the desktop entry, so the long one is given to the packages themselves.
  description: identity.synopsis,
  desktop: {
    entry: {
      GenericName: 'API client',
      Keywords: 'API;REST;Django;DRF;JWT;token;',
      StartupNotify: 'true',
      'X-GNOME-SingleWindow': 'true',
    },
  },
});

const scripts = {
  afterInstall: 'build/package/linux/after-install.sh',
  afterRemove: 'build/package/linux/after-remove.sh',
  appArmorProfile: 'build/package/linux/apparmor-profile',
};

const placed = (packing: Packing, which: readonly ('both' | 'deb')[]): string[] =>
  which.flatMap((one) => packing.linuxFiles[one]).map(([from, to]) => `${from}=${to}`);

/** What an empty Debian 12 needed besides libc; libx11-xcb1 is opened at run time, and without it Electron dies silently. */
const debDepends = [
  'libc6',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libgbm1',
  'libasound2 | libasound2t64',
  'libx11-xcb1',
  'libsecret-1-0',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libuuid1',
  'libnotify4',
];
const rpmDepends = [
  'gtk3',
  'nss',
  'mesa-libgbm',
  '(alsa-lib or libasound2)',
  '(libX11-xcb or libX11-xcb1)',
  '(libsecret or libsecret-1-0)',
  '(libXScrnSaver or libXss1)',
  '(libXtst or libXtst6)',
  'xdg-utils',
  'at-spi2-core',
  '(libuuid or libuuid1)',
  'libnotify',
];
