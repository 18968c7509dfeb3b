export { CollectionPage } from './collection-page.tsx';
export { EvidenceList } from './evidence-list.tsx';
export { PinNote, TriesLeft } from './pin-parts.tsx';
