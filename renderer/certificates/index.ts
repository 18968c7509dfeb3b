/** The visit for the certificates of a card alone. */
export { CertificatesPage } from './certificates-page.tsx';
