import { describe, expect, test } from 'vitest';
import {
  decideReturnedCard,
  RETURNED_ROWS,
  type ReturnedFacts,
} from '../../../electron/cards/returned-card-decision.ts';
import { walkReturnedCard } from '../../faults/returned-card/walk.ts';

const facts: ReturnedFacts = {
  readability: 'read',
  integrity: 'genuine',
  person: 'same',
  card: 'held',
  status: 'inForce',
  caseState: 'collectable',
  origin: 'ours',
};
const policy = { withdrawn: 'keep', otherMunicipality: 'giveBack' } as const;

describe('the table of the returned card', () => {
  test('every combination has one verdict, one message with a text in each language, and one action', () => {
    const { combinations, faults } = walkReturnedCard();
    expect(faults).toEqual([]);
    expect(combinations).toBe(5 * 5 * 3 * 4 * 4 * 6 * 3 * 2 * 2);
  });

  test.each([
    ['the expected card', {}, 'rightCard', 'takeIn'],
    ['its signatures are still being checked', { integrity: 'pending' }, 'rightCard', 'wait'],
    ['it could not be checked', { integrity: 'notKnown' }, 'rightCard', 'takeIn'],
    ['it was changed', { integrity: 'altered' }, 'invalidCard', 'callSupervisor'],
    ['another card of the same person', { card: 'otherCard' }, 'otherCardSamePerson', 'giveBack'],
    ['the new card', { card: 'newCard' }, 'otherCardSamePerson', 'toActivation'],
    ['a card of somebody else', { person: 'other' }, 'otherPerson', 'giveBack'],
    ['reported lost', { status: 'lost' }, 'alreadyWithdrawn', 'keep'],
    ['reported stolen, of somebody else', { status: 'stolen', person: 'other' }, 'alreadyWithdrawn', 'keep'],
    ['no case', { caseState: 'none', card: 'notKnown', person: 'notKnown' }, 'noCase', 'recordReason'],
    ['no case, another municipality', { caseState: 'none', origin: 'otherMunicipality' }, 'notOurs', 'giveBack'],
    ['expected here, issued elsewhere', { origin: 'otherMunicipality' }, 'rightCard', 'takeIn'],
    ['the new card is not here yet', { caseState: 'early' }, 'rightCard', 'giveBack'],
    ['it came in before', { caseState: 'taken' }, 'rightCard', 'toActivation'],
    ['handed over, to be cut', { caseState: 'toDestroy' }, 'rightCard', 'destroy'],
    ['the chip says nothing', { readability: 'unreadable' }, 'unreadable', 'typeNumber'],
    ['its number was typed', { readability: 'typed', person: 'notKnown' }, 'rightCard', 'takeInByHand'],
    ['a bank card', { readability: 'otherCard' }, 'notOurs', 'giveBack'],
  ] as const)('%s', (_what, change, verdict, action) => {
    expect(decideReturnedCard({ ...facts, ...change } as ReturnedFacts, policy)).toMatchObject({ verdict, action });
  });

  test('the profile says what becomes of dead and foreign cards', () => {
    const other = { withdrawn: 'sendOn', otherMunicipality: 'sendOn' } as const;
    expect(decideReturnedCard({ ...facts, status: 'withdrawn' }, other).action).toBe('sendOn');
    expect(decideReturnedCard({ ...facts, caseState: 'over', origin: 'otherMunicipality' }, other).action).toBe(
      'sendOn',
    );
  });

  test('messages are told apart: no two rows say the same', () => {
    const messages = RETURNED_ROWS.map((row) => row.message);
    expect(new Set(messages).size).toBe(messages.length);
  });
});
