import { useEffect } from 'react';
import type { CustomerSubject } from '../../../electron/ipc/contract.ts';
import { useStores } from '../stores/context.tsx';
import { NOBODY, type TurnedCode } from '../stores/customer.ts';

/** Says whose work stands open, as long as the component is there: the applicant's display follows. */
export const useCustomer = (subject: CustomerSubject): void => {
  const { customer } = useStores();
  const text = JSON.stringify(subject);
  useEffect(() => {
    customer.setState({ subject: JSON.parse(text) as CustomerSubject });
  }, [customer, text]);
  useEffect(() => () => customer.setState({ subject: NOBODY }), [customer]);
};

/** Lets the applicant type the code on the turned screen; null while none is asked. */
export const useTurnedCode = (code: TurnedCode | null): void => {
  const { customer } = useStores();
  useEffect(() => {
    customer.setState({ code });
  });
  useEffect(() => () => customer.setState({ code: null }), [customer]);
};
