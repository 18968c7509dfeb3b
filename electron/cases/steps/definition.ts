import type { AuditNote } from '../../audit/index.ts';
import type { CaseStep, FieldError } from '../../ipc/contract.ts';
import type { IsoDate, Profile } from '../../rules/model/index.ts';
import type { Transaction } from '../../storage/index.ts';
import type { CaseContent, Deed, StoredCase } from '../record.ts';
import type { CaseEvent } from '../transitions.ts';

/** What a step may look at beside the case. */
export interface StepContext {
  readonly deed: Deed;
  readonly today: IsoDate;
  /** Rules in force today; null where there are none. */
  readonly profile: Profile | null;
  /** The application was made after the window for it had closed. */
  readonly isLate: boolean;
}

/** One step that an officer can record: what it is to the state machine, what it changes, what the history says of it. */
export interface StepDefinition<Step> {
  readonly event: CaseEvent;
  /** Fields that are wrong or missing. */
  readonly check?: (step: Step) => readonly FieldError[];
  /** Whether there is such a step for the case as it stands, where state and guards after it cannot tell. */
  readonly fits?: (before: CaseContent) => boolean;
  /** Fields that are wrong beside what the case says already. */
  readonly checkInCase?: (step: Step, before: CaseContent, context: StepContext) => readonly FieldError[];
  readonly change: (content: CaseContent, step: Step, context: StepContext) => CaseContent;
  /** What the history says; the action is the name of the step unless another is given. */
  readonly note: (step: Step, before: CaseContent) => Partial<AuditNote>;
  /** Further writes of the same command. */
  readonly also?: (transaction: Transaction, changed: StoredCase, deed: Deed) => Promise<void>;
  /** A rightly filled step; by it the page is told beforehand whether the step would be possible. */
  readonly sample: Step;
}

export type StepName = CaseStep['step'];
/** Steps that go by the table; taking a step back goes by what was before it. */
export type DefinedStepName = Exclude<StepName, 'undone'>;
export type StepOf<Name extends StepName> = Extract<CaseStep, { step: Name }>;
export type Definitions<Names extends DefinedStepName> = {
  readonly [Name in Names]: StepDefinition<StepOf<Name>>;
};

/** The mistake of a field that must not stay empty. */
export const required = (path: string, value: string, messageKey: string): readonly FieldError[] =>
  value === '' ? [{ path, messageKey: `errors.${messageKey}` }] : [];

/** The content with a changed part of its course. */
export const withCourse = (content: CaseContent, course: Partial<CaseContent['course']>): CaseContent => ({
  ...content,
  course: { ...content.course, ...course },
});
