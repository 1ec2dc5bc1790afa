import { askOrLead } from '../../../electron/calls/asking';
import { placeOf } from '../../../electron/calls/place';
import type { AskSessions } from '../../../electron/cli/header-command';
import { ledBy } from '../../../electron/commands';
import { realServices } from '../real-services';

/** As the installed command asks: the app that has this data folder, or the services themselves on the real keyring. */
export const commandOn =
  (folder: string): AskSessions =>
  (ask, body) => {
    const place = placeOf(folder);
    if (!place.ok) return Promise.reject(new Error(place.error.message));
    const lead = () => {
      const real = realServices(folder);
      const { answer } = ledBy(real.services);
      return Promise.resolve({ answer, close: () => real.close({ keepFolder: true }) });
    };
    return askOrLead({ place: place.value, lead }, ask, Buffer.from(body ?? []));
  };
