import type { CallValue } from '../ipc/contract.ts';
import { checkNationalNumber } from '../rules/index.ts';

/** What a text that found nothing says of itself, where it is a national number: a wrong check number, and which one was meant. Pure. */
export function numberSought(text: string): CallValue<'counter.numberSought'> {
  const checked = checkNationalNumber(text);
  const isWrong = !checked.ok && checked.problem === 'checkDigits';
  return { isWrong, meant: isWrong ? checked.suggestion : null };
}
