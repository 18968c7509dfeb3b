/** The members of staff in Instellingen: the list for a supervisor, the own password for everybody. */
export { OwnPasswordSheet } from './own-password-sheet.tsx';
export { StaffSheet } from './staff-sheet.tsx';
