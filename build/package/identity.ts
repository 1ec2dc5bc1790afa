/** Who makes this and where it lives: shown by package managers. A release gives the real ones, see docs/release.md. */
export const identity = {
  appId: 'app.latchkey.desktop',
  productName: 'Latchkey',
  name: 'latchkey',
  folder: '/opt/Latchkey',
  homepage: process.env.LATCHKEY_HOMEPAGE || 'https://latchkey.example/',
  maintainer: process.env.LATCHKEY_MAINTAINER || 'The Latchkey founders <founders@latchkey.example>',
  copyright: '2026 The Latchkey founders',
  synopsis: 'Desktop client for token-protected Django REST Framework APIs',
  description:
    'Sign in once, stay signed in, see the truth about your token. Latchkey keeps the token in the keychain of the ' +
    'operating system, renews it before it expires, shows what it says, and puts the data behind it into one table.',
} as const;
