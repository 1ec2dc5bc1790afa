import { app } from './app';
import { failures } from './failures';
import { fields } from './fields';
import { resource } from './resource';
import { session } from './session';
import { signIn } from './sign-in';

export const en = { app, fields, failures, resource, session, signIn };
