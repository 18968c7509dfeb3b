export { CardCheckPage } from './card-check-page.tsx';
