import { parentOfThisProcess, serveCalls } from '../child/serve-calls';
import { rowsService } from './rows-service';

serveCalls(parentOfThisProcess(), rowsService());
