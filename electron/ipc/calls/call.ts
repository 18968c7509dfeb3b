import { z } from 'zod';
import { recordId } from '../shapes/common.ts';

/** Who may call: anybody (before sign-in), signed-in staff, or a supervisor. */
export type Access = 'anybody' | 'signedIn' | 'supervisor';

/** One call of the contract: who may call, what goes in, what comes out. */
export const call = <Input extends z.ZodType, Output extends z.ZodType>(
  access: Access,
  input: Input,
  output: Output,
) => ({
  access,
  input,
  output,
});

export const nothing = z.undefined();
/** A command on a case names the version that the officer saw; another one is refused with `changedMeanwhile`. */
export const onCase = z.object({ caseId: recordId, version: z.int() });
