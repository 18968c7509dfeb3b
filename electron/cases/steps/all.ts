import { afterOrder } from './after-order.ts';
import { attest } from './attest.ts';
import { beforeOrder } from './before-order.ts';
import type { DefinedStepName, Definitions } from './definition.ts';
import { order } from './order.ts';

/** Every step that an officer can record on the page of a case. */
export const STEPS: Definitions<DefinedStepName> = { ...beforeOrder, ...order, ...afterOrder, ...attest };
