export { ReturnedPage } from './returned/returned-page.tsx';
export { fieldMessage, useVisit, type Visit } from './visit.ts';
export { CollectionPage } from './visit-page.tsx';
