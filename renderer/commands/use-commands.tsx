import { createContext, useContext, useEffect, useRef } from 'react';
import { CommandStore, type Offer } from './command';

const CommandContext = createContext(new CommandStore());

export const CommandProvider = CommandContext.Provider;

export const useCommandStore = (): CommandStore => useContext(CommandContext);

/** Offers commands while `isOffered`: while their part is on screen and can do them. */
export const useCommands = (isOffered: boolean, offer: Offer): void => {
  const store = useCommandStore();
  const owner = useRef({});
  useEffect(() => {
    if (isOffered) store.offer(owner.current, offer);
    else store.withdraw(owner.current);
  });
  useEffect(() => {
    const leaving = owner.current;
    return () => store.withdraw(leaving);
  }, [store]);
};
