/** The door of this room: what the applicant sees on a display of their own. */

export { type CustomerDesk, type CustomerServices, createCustomerDesk } from './desk.ts';
export { openCustomerDisplay } from './open-display.ts';
export { customerPlaceOf } from './place.ts';
