import { createContext, useContext } from 'react';
import type { Client } from './client.ts';

const ClientContext = createContext<Client | null>(null);
/** Gives the client to everything below. */
export const ClientProvider = ClientContext.Provider;

/** The client of this window. */
export const useClient = (): Client => {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('useClient outside the application');
  return client;
};
