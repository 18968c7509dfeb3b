/** The place "Aanvraag": the application page and the store of what is being typed, which stands above all pages. */
export { IntakePage } from './page/intake-page.tsx';
export { IntakeProvider } from './store/react.tsx';
export { forgetOpenDraft } from './store/remembered.ts';
