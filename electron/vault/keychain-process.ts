import { parentOfThisProcess, serveCalls } from '../child/serve-calls';
import { keychainFunctions } from './keychain-functions';

/**
 * A process of its own, because an unanswered prompt hangs keytar for ever and a handful of pending calls blocks all file
 * work of their process (sessions.md section 2).
 */
serveCalls(parentOfThisProcess(), keychainFunctions);
