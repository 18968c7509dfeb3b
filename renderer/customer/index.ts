/** What the applicant sees: on a screen of their own (`main.tsx`), or on the counter's window when it is turned. */
export { CustomerScreen } from './customer-screen.tsx';
