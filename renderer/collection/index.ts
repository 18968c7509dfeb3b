export { fieldMessage, useVisit, type Visit } from './visit.ts';
export { CollectionPage } from './visit-page.tsx';
