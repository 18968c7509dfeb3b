/** Applicants who come together. */
export { HouseholdBar } from './household-bar.tsx';
export { HouseholdPage } from './household-page.tsx';
