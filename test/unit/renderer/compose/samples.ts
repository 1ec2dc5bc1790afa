import type { ComposedAnswer, ComposedAnswerBody } from '../../../../electron/contract/compose';
import type { ComposeShelf } from '../../../../electron/contract/compose-shelf';

export const answerOf = (body: ComposedAnswerBody): ComposedAnswer => ({
  ...{ answerId: 'a1', url: 'https://api.example.test/api/subscribers/', status: 200, reason: 'OK', headers: [] },
  ...{ tookMs: 34, bytes: 1_234, replayed: false, renewed: false, redacted: 0, contentType: 'application/json' },
  ...{ fileName: 'subscribers.json', body },
});

export const jsonAnswer = (text: string, more: Partial<ComposedAnswer> = {}): ComposedAnswer => ({
  ...answerOf({ kind: 'text', language: 'json', text, charset: 'utf-8' }),
  ...more,
});

export const emptyShelf: ComposeShelf = { folders: [], named: [], drafts: [], history: [] };
