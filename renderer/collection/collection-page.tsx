import { ChoosePage } from './choose-page.tsx';
import { VisitPage } from './visit-page.tsx';

/** Afhalen: who collects, then the visit itself. */
export const CollectionPage = ({ caseId }: { readonly caseId: string | null }) =>
  caseId === null ? <ChoosePage /> : <VisitPage caseId={caseId} />;
