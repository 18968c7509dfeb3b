export { ArrivalsPage } from './arrivals-page.tsx';
