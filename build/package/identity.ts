/** Who makes this and where it lives: shown by package managers. A release gives real addresses and is refused without
 * (docs/release.md); until then what a package carries can be seen to be none. */
export const identity = {
  appId: 'app.latchkey.desktop',
  productName: 'Latchkey',
  name: 'latchkey',
  folder: '/opt/Latchkey',
  homepage: process.env.LATCHKEY_HOMEPAGE || 'https://no-address-yet.latchkey.invalid/',
  maintainer: process.env.LATCHKEY_MAINTAINER || 'The Latchkey founders <no-address-yet@latchkey.invalid>',
  copyright: '2026 The Latchkey founders',
  synopsis: 'Desktop client for token-protected Django REST Framework APIs',
  description:
    'Sign in once, stay signed in, see the truth about your token. Latchkey keeps the token in the keychain of the ' +
    'operating system, renews it before it expires, shows what it says, and puts the data behind it into one table.',
} as const;
