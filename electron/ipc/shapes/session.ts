import { z } from 'zod';
import { STAFF_ROLES } from '../../rules/model/index.ts';
import { isoDate, recordId, shortText, textMap } from './common.ts';

/** Passwords travel once and are never stored; 8 to 200 characters. */
export const password = z.string().min(8).max(200);

export const staffMember = z.object({ staffId: recordId, name: z.string(), role: z.enum(STAFF_ROLES) });
export type StaffMember = z.infer<typeof staffMember>;

/** Where the application stands before any work: first start, signed out, locked, or working. */
export const sessionView = z.object({
  kind: z.enum(['firstStart', 'signedOut', 'locked', 'signedIn']),
  staff: staffMember.nullable(),
  knownStaff: z.array(z.object({ staffId: recordId, name: z.string() })),
  desk: z.string().nullable(),
  municipality: textMap.nullable(),
  profileId: z.string().nullable(),
  today: isoDate,
  /** Minutes without a key or click after which the desk locks. */
  lockAfterMinutes: z.int(),
  notices: z.array(z.object({ code: z.string(), messageKey: z.string(), params: z.record(z.string(), z.string()) })),
});
export type SessionView = z.infer<typeof sessionView>;

export const profileSummary = z.object({
  profileId: z.string(),
  version: z.int(),
  name: textMap,
  source: z.string(),
  effectiveFrom: isoDate,
  officialLanguage: z.enum(['nl', 'fr', 'de']),
});
export type ProfileSummary = z.infer<typeof profileSummary>;

export const firstStart = z.object({
  profileId: z.string().max(60),
  desk: shortText.min(1),
  officer: z.object({ name: shortText.min(1), password }),
});

/** What IT support asks first. No personal data. */
export const diagnostics = z.object({
  version: z.string(),
  runtime: z.string(),
  database: z.object({ kind: z.enum(['sqlite', 'postgresql']), location: z.string(), schemaVersion: z.int() }),
  readerProcess: z.object({ state: z.string(), restarts: z.int() }),
  documentsFolder: z.string(),
  trainingMode: z.boolean(),
});
