import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import './ui/ui.css';
import { Application, type Pages, useClient } from './app/index.ts';
import { AppointmentsPage } from './appointments/index.ts';
import { ArrivalsPage } from './arrivals/index.ts';
import { CardCheckPage } from './card-check/index.ts';
import { CasePage } from './case/index.ts';
import { CertificatesPage } from './certificates/index.ts';
import { CollectionPage, ReturnedPage } from './collection/index.ts';
import { CounterPage, ReadyCases } from './counter/index.ts';
import { HouseholdPage } from './household/index.ts';
import { forgetOpenDraft, IntakePage, IntakeProvider } from './intake/index.ts';
import { ProfileEditorProvider, SettingsPage } from './settings/index.ts';
import { TillPage } from './till/index.ts';

// Schemas are checked without code made at run time, which the content security policy forbids.
config({ jitless: true });

const TypedWork = ({ children }: { readonly children: ReactNode }) => {
  const { call, subscribe } = useClient();
  return (
    <IntakeProvider call={call} subscribe={subscribe}>
      <ProfileEditorProvider call={call} subscribe={subscribe}>
        {children}
      </ProfileEditorProvider>
    </IntakeProvider>
  );
};

const pages: Pages = {
  counter: () => <CounterPage />,
  intake: (draftId) => <IntakePage draftId={draftId} />,
  collection: (caseId) =>
    caseId === null ? <ReturnedPage below={<ReadyCases />} /> : <CollectionPage caseId={caseId} />,
  case: (caseId, asked) => <CasePage caseId={caseId} asked={asked} />,
  household: (caseId) => <HouseholdPage key={caseId} caseId={caseId} />,
  appointments: () => <AppointmentsPage />,
  arrivals: () => <ArrivalsPage />,
  card: () => <CardCheckPage />,
  certificates: () => <CertificatesPage />,
  till: () => <TillPage />,
  settings: () => <SettingsPage />,
  around: (frame) => <TypedWork>{frame}</TypedWork>,
  forget: () => forgetOpenDraft(window.sessionStorage),
};

const host = document.getElementById('desk');
const bridge = window.verblijfsloket;
if (host !== null && bridge !== undefined) {
  createRoot(host).render(
    <StrictMode>
      <Application bridge={bridge} pages={pages} shelf={window.localStorage} />
    </StrictMode>,
  );
}
