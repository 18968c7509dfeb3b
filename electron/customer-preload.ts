/** The bridge of the applicant's page: one function, which tells what to show. It knows no call of the contract. */
import { contextBridge, ipcRenderer } from 'electron';
import { CUSTOMER_CHANNEL } from './ipc/names.ts';

contextBridge.exposeInMainWorld('customerDisplay', {
  follow: (listener: (view: unknown) => void): void => {
    if (typeof listener !== 'function') throw new Error('not a listener');
    const told = (view: unknown): void => {
      if (view !== null) listener(view);
    };
    ipcRenderer.on(CUSTOMER_CHANNEL, (_event, view: unknown) => told(view));
    void ipcRenderer.invoke(CUSTOMER_CHANNEL).then(told);
  },
});
