/** The diary of the desks. */
import './appointments.css';

export { AppointmentsPage } from './appointments-page.tsx';
export { AppointmentsToday } from './appointments-today.tsx';
