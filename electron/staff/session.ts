import { type Actor, noCase, record } from '../audit/index.ts';
import {
  type CallError,
  type CallInput,
  type Result,
  refusal,
  type SessionView,
  type StaffMember,
  success,
  type TextMap,
} from '../ipc/contract.ts';
import { belgianDate, type Clock, type Database, storedInstant } from '../storage/index.ts';
import { activeMembers, addMember, findMember, noteAttempts, noteSignIn, secondsBlocked } from './members.ts';
import { hashPassword, PASSWORD_COST, type PasswordCost, passwordMatches } from './password.ts';
import { houseSettings, keepHouseSettings, tillName } from './settings.ts';

/** What the session works with. */
export interface SessionServices {
  readonly database: Database;
  readonly clock: Clock;
  /** Name of the municipality behind a profile, or null when there is no such profile. */
  readonly municipalityOf: (profileId: string) => TextMap | null;
  /** Things that everybody at this desk must know, e.g. that a reader process keeps failing. */
  readonly notices: () => SessionView['notices'];
  /** Called after every change of the session. */
  readonly announceSession: (view: SessionView) => void;
  readonly passwordCost?: PasswordCost;
}

/** Who works at this desk now. */
export interface Session {
  view(): Promise<SessionView>;
  firstStart(input: CallInput<'session.firstStart'>): Promise<Result<SessionView>>;
  signIn(input: CallInput<'session.signIn'>): Promise<Result<SessionView>>;
  lock(): Promise<Result<SessionView>>;
  signOut(): Promise<Result<SessionView>>;
  /** Takes over what changed in the list of members, also from another desk; who left is signed out. Announces. */
  follow(): Promise<void>;
  /** The member who is signed in and not locked out, or null. */
  staff(): StaffMember | null;
  /**
   * The same as an actor for commands; null when nobody works. Somebody who was let go, or got another role, at another
   * desk is signed out here: what this desk allows was decided by the old role.
   */
  officer(): Promise<Actor | null>;
}

/** Minutes after which an unused desk locks, until the municipality sets another figure. */
const LOCK_AFTER_MINUTES = 3;
/** Wrong passwords that are free of delay; after that it doubles from 2 seconds up to 5 minutes. */
const FREE_ATTEMPTS = 2;
const LONGEST_DELAY_SECONDS = 300;

/** Seconds to wait after this many wrong passwords in a row. */
export const delayAfter = (failedAttempts: number): number =>
  failedAttempts <= FREE_ATTEMPTS ? 0 : Math.min(LONGEST_DELAY_SECONDS, 2 ** (failedAttempts - FREE_ATTEMPTS));

/** The session of this desk. It lives in memory only: after a restart everybody signs in again. */
export function openSession(services: SessionServices): Session {
  const { database, clock } = services;
  let current: { readonly staff: StaffMember; readonly locked: boolean } | null = null;
  /** Sign-ins wait for each other, so that tries at the same time cannot outrun the delay. */
  let turn: Promise<unknown> = Promise.resolve();

  const view = async (): Promise<SessionView> => {
    const settings = await houseSettings(database.read);
    const known = await activeMembers(database.read);
    return {
      kind: settings === null ? 'firstStart' : current === null ? 'signedOut' : current.locked ? 'locked' : 'signedIn',
      staff: current?.staff ?? null,
      knownStaff: known.map(({ staffId, name }) => ({ staffId, name })),
      desk: settings?.desk ?? null,
      municipality: settings === null ? null : services.municipalityOf(settings.profileId),
      profileId: settings?.profileId ?? null,
      today: belgianDate(clock.now()),
      lockAfterMinutes: settings?.lockAfterMinutes ?? LOCK_AFTER_MINUTES,
      notices: services.notices(),
    };
  };

  const changed = async (): Promise<Result<SessionView>> => {
    const now = await view();
    services.announceSession(now);
    return success(now);
  };

  /** Writes an entry of the house, in a transaction of its own. */
  const enter = async (staff: StaffMember, action: string): Promise<Result<null>> => {
    const actor = await actorOf(staff);
    return database.transaction<null, CallError>(async (transaction) => {
      await record(transaction, storedInstant(clock.now()), actor, noCase, { action });
      return success(null);
    });
  };

  const actorOf = async (staff: StaffMember): Promise<Actor> => {
    const settings = await houseSettings(database.read);
    return { staffId: staff.staffId, name: staff.name, workstation: settings?.desk ?? '' };
  };

  const firstStart = async (input: CallInput<'session.firstStart'>): Promise<Result<SessionView>> => {
    if (services.municipalityOf(input.profileId) === null) {
      return refusal('profileUnknown', undefined, [{ path: 'profileId', messageKey: 'errors.profileUnknown' }]);
    }
    const passwordHash = await hashPassword(input.officer.password, services.passwordCost ?? PASSWORD_COST);
    const outcome = await database.transaction<StaffMember, CallError>(async (transaction) => {
      if ((await houseSettings(transaction)) !== null) {
        return refusal('alreadySetUp');
      }
      const at = storedInstant(clock.now());
      const till = tillName(input.desk);
      await keepHouseSettings(transaction, {
        profileId: input.profileId,
        desk: input.desk,
        till,
        lockAfterMinutes: LOCK_AFTER_MINUTES,
      });
      const staff = await addMember(transaction, {
        name: input.officer.name,
        role: 'SUPERVISOR',
        passwordHash,
        at,
        signedInAt: at,
      });
      const actor: Actor = { staffId: staff.staffId, name: staff.name, workstation: input.desk };
      await record(transaction, at, actor, noCase, {
        action: 'firstStart',
        params: { profile: input.profileId, desk: input.desk, till },
      });
      return success(staff);
    });
    if (!outcome.ok) {
      return outcome;
    }
    current = { staff: outcome.value, locked: false };
    return changed();
  };

  const signIn = async (input: CallInput<'session.signIn'>): Promise<Result<SessionView>> => {
    const member = await findMember(database.read, input.staffId);
    if (member === null) {
      return refusal('staffUnknown');
    }
    const seconds = secondsBlocked(member, clock.now());
    if (seconds > 0) return refusal('signInBlocked', { seconds });
    const right = await passwordMatches(input.password, member.passwordHash);
    const failed = right ? 0 : member.failedAttempts + 1;
    const delay = delayAfter(failed);
    const staff = publicPart(member);
    const actor = await actorOf(staff);
    const outcome = await database.transaction<null, CallError>(async (transaction) => {
      // The password takes half a second: another desk may have let the member go meanwhile.
      if ((await findMember(transaction, member.staffId)) === null) return refusal('staffUnknown');
      const at = clock.now();
      if (right) await noteSignIn(transaction, member.staffId, storedInstant(at));
      else {
        const until = delay === 0 ? null : storedInstant(at.add({ seconds: delay }));
        await noteAttempts(transaction, member.staffId, failed, until);
      }
      await record(transaction, storedInstant(clock.now()), actor, noCase, {
        action: right ? 'signedIn' : 'signInRefused',
        params: right ? {} : { attempts: failed },
      });
      return success(null);
    });
    if (!outcome.ok) {
      return outcome;
    }
    if (!right) {
      return refusal(delay === 0 ? 'wrongPassword' : 'wrongPasswordWait', { seconds: delay });
    }
    current = { staff, locked: false };
    return changed();
  };

  const leave = async (action: 'locked' | 'signedOut'): Promise<Result<SessionView>> => {
    if (current === null) {
      return success(await view());
    }
    const { staff } = current;
    // The desk closes first: a full disk may not keep it open.
    current = action === 'locked' ? { staff, locked: true } : null;
    const outcome = await enter(staff, action);
    const left = await changed();
    return outcome.ok ? left : outcome;
  };

  const follow = async (): Promise<void> => {
    if (current !== null) {
      const asked = current.staff.staffId;
      const member = await findMember(database.read, asked);
      // Whoever signed in while this was read is somebody else.
      if (current?.staff.staffId === asked) {
        current = member === null ? null : { ...current, staff: publicPart(member) };
      }
    }
    await changed();
  };

  const officer = async (): Promise<Actor | null> => {
    if (current === null || current.locked) return null;
    const { staff } = current;
    const member = await findMember(database.read, staff.staffId);
    if (member !== null && member.role === staff.role) return actorOf(publicPart(member));
    if (current?.staff === staff) current = null;
    await changed();
    return null;
  };

  return {
    view,
    firstStart,
    signIn: (input) => {
      const mine = turn.then(() => signIn(input));
      turn = mine.catch(() => undefined);
      return mine;
    },
    lock: () => (current?.locked === true ? view().then(success) : leave('locked')),
    signOut: () => leave('signedOut'),
    staff: () => (current === null || current.locked ? null : current.staff),
    officer,
    follow,
  };
}

/** What the page may know of a member. */
const publicPart = ({ staffId, name, role }: StaffMember): StaffMember => ({ staffId, name, role });
