export { CollectionPage } from './collection-page.tsx';
export { fieldMessage, useVisit, type Visit } from './visit.ts';
