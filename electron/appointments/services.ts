import type { IntakeServices } from '../cases/index.ts';
import type { CardTypes, Profile } from '../rules/index.ts';

/** What the diary works with; built once in `services.ts`. */
export interface AppointmentServices extends IntakeServices {
  readonly cardTypes: CardTypes;
  /** Keeps a file where staff find it; its path, or null when it cannot be written. */
  readonly writeExport: (fileName: string, text: string) => Promise<string | null>;
  /** Called once a change is on disk; open diaries look again. */
  readonly announceAppointments: (dates: readonly string[]) => void;
}

/** The house and its rules on a day. */
export interface HouseRules {
  readonly profile: Profile;
  readonly ownDesk: string;
}
