export { AttestAtDesk } from './attest-at-desk.tsx';
export { CasePage } from './case-page.tsx';
