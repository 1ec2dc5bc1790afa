import { pair } from './setup';

export const page = { text: '<h1>Sign in to the hotel</h1>', headers: { 'content-type': 'text/html' } };
export const notValid = { detail: 'Token is invalid or expired', code: 'token_not_valid' };

export const before = pair({ user_id: 1, exp: 100 }, { user_id: 1, exp: 900, token_type: 'refresh' });
