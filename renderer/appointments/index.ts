/** The diary of the desks. */
import './appointments.css';

export { AppointmentsPage } from './appointments-page.tsx';
export { AppointmentsToday } from './appointments-today.tsx';
export { DiaryButton, DiaryOfCase } from './diary-of-case.tsx';
