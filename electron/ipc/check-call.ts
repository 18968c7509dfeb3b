/** Whether a call may go through, before any room hears of it. Pure. */
import type { z } from 'zod';
import {
  type Access,
  type CallError,
  type CallName,
  contract,
  type FieldError,
  type Result,
  refusal,
  type StaffRole,
  success,
} from './contract.ts';

/** Who asks: what the address bar, the window and the desk say of the page, never what the page says of itself. */
export interface Caller {
  /** The page is one of the application's own windows, its main frame, on the application's own address. */
  readonly isOwnPage: boolean;
  readonly isPrintPage: boolean;
  /** Role of the member who is signed in and not locked out. */
  readonly role: StaffRole | null;
}

/** The one call of a print page; and no other page may make it. */
const PRINT_CALL: CallName = 'print.document';

const mayCall = (access: Access, role: Caller['role']): CallError | null => {
  if (access === 'anybody' || role === 'SUPERVISOR') return null;
  if (role === null) return refusal('notSignedIn').error;
  return access === 'signedIn' ? null : refusal('notAllowed').error;
};

/**
 * The checked input, or why not. Refusals: `notAllowed` (foreign page, or the role is not enough), `notSignedIn`,
 * `fieldsWrong` with the fields.
 */
export const checkCall = (name: CallName, input: unknown, caller: Caller): Result<unknown> => {
  if (!caller.isOwnPage) return refusal('notAllowed');
  if (caller.isPrintPage !== (name === PRINT_CALL)) return refusal('notAllowed');
  const { access, input: schema } = contract[name];
  const refused = mayCall(access, caller.role);
  if (refused !== null) return { ok: false, error: refused };
  const checked = schema.safeParse(input);
  return checked.success ? success(checked.data) : refusal('fieldsWrong', undefined, fieldErrors(checked.error));
};

/** As many wrong fields as one can mend at a time. */
const MOST_FIELDS = 20;

/** The schema's own codes are locale keys; what zod says in English is not shown. */
const fieldErrors = (error: z.ZodError): readonly FieldError[] =>
  error.issues.slice(0, MOST_FIELDS).map((issue) => ({
    path: issue.path.map(String).join('.').slice(0, 200),
    messageKey:
      issue.code === 'custom' && /^[a-z][A-Za-z]+$/.test(issue.message)
        ? `errors.${issue.message}`
        : 'errors.fieldWrong',
  }));
