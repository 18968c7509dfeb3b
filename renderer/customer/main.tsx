import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { config } from 'zod';
import { type CustomerBridge, type CustomerView, customerView } from '../../electron/ipc/contract.ts';
import '../ui/ui.css';
import { createTexts } from '../i18n/index.ts';
import { CustomerScreen } from './customer-screen.tsx';

// Schemas are checked without code made at run time, which the content security policy forbids.
config({ jitless: true });

const texts = createTexts('nl');

const Page = ({ bridge }: { readonly bridge: CustomerBridge }) => {
  const [view, setView] = useState<CustomerView | null>(null);
  useEffect(
    () =>
      bridge.follow((told) => {
        const checked = customerView.safeParse(told);
        if (checked.success) setView(checked.data);
      }),
    [bridge],
  );
  useEffect(() => {
    if (view !== null) document.documentElement.lang = view.language;
  }, [view]);
  return view === null ? null : (
    <I18nextProvider i18n={texts}>
      <CustomerScreen view={view} />
    </I18nextProvider>
  );
};

const host = document.getElementById('customer');
const bridge = (window as unknown as { customerDisplay?: CustomerBridge }).customerDisplay;
if (host !== null && bridge !== undefined) {
  createRoot(host).render(
    <StrictMode>
      <Page bridge={bridge} />
    </StrictMode>,
  );
}
