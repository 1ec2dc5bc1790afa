import type { Language } from '../language';
import { app } from './app';
import { commands } from './commands';
import { compose } from './compose';
import { edits } from './edits';
import { failures } from './failures';
import { fields } from './fields';
import { human } from './human';
import { lending } from './lending';
import { resource } from './resource';
import { session } from './session';
import { settings } from './settings';
import { signIn } from './sign-in';
import { token } from './token';
import { transfers } from './transfers';

export const de: Language = {
  catalogue: { app, fields, failures, resource, session, signIn },
  human,
  commands,
  compose,
  edits,
  lending,
  settings,
  token,
  transfers,
};
