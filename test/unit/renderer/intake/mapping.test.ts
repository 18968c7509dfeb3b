import { describe, expect, it } from 'vitest';
import {
  compareWithCard,
  heldFromCard,
  holdsCard,
  takeOver,
} from '../../../../renderer/intake/mapping/card-comparison.ts';
import { nationalities, nationalityCode, nationalityName } from '../../../../renderer/intake/mapping/nationalities.ts';
import { allPoints, fieldId, pointOf, targetIds } from '../../../../renderer/intake/mapping/open-points.ts';
import { waysToPay } from '../../../../renderer/intake/mapping/payment-ways.ts';
import { withReason } from '../../../../renderer/intake/mapping/reason.ts';
import { stepLines } from '../../../../renderer/intake/mapping/step-states.ts';
import { neighbourStep } from '../../../../renderer/intake/mapping/steps.ts';
import { aCard, aDraft, anAssessment } from './a-draft.ts';

const point = (step: 'person' | 'payment' | 'photo', field: string) =>
  ({ step, field, messageKey: `intake.open.${field}`, params: {} }) as const;

describe('open points', () => {
  it('look for the field first, then for what holds it, then for the step', () => {
    expect(targetIds(point('photo', 'photo.verdicts.neutral'))).toEqual([
      fieldId('photo.verdicts.neutral'),
      fieldId('photo.verdicts'),
      fieldId('photo'),
      'step-photo',
    ]);
    expect(targetIds(point('payment', ''))).toEqual(['step-payment']);
  });

  it('put a text that was not understood in the place of what main says of that field', () => {
    const points = allPoints([point('payment', 'payment.method'), point('person', 'person.birthDate')], {
      'person.birthDate': { step: 'person', text: '31/02/1990', messageKey: 'fields.noSuchDate' },
    });
    expect(points.map(({ field, messageKey }) => [field, messageKey])).toEqual([
      ['person.birthDate', 'fields.noSuchDate'],
      ['payment.method', 'intake.open.payment.method'],
    ]);
  });

  it('give a group the point of what is inside it, and a field its own first', () => {
    const points = [point('photo', 'photo.verdicts.neutral'), point('photo', 'photo.verdicts')];
    expect(pointOf(points, 'photo.verdicts')?.field).toBe('photo.verdicts');
    expect(pointOf(points.slice(0, 1), 'photo.verdicts')?.field).toBe('photo.verdicts.neutral');
    expect(pointOf(points, 'photo.source')).toBeNull();
    expect(pointOf([point('person', 'person.street')], 'person.str')).toBeNull();
  });
});

describe('step list', () => {
  it('calls nothing done before the rules have answered', () => {
    expect(stepLines(aDraft(), null, []).every((line) => line.state === 'waiting')).toBe(true);
  });

  it('asks attention for what was begun and waits with what was not', () => {
    const points = [point('person', 'person.phone'), point('payment', 'payment.method')];
    const lines = stepLines(aDraft(), anAssessment(), points);
    const stateOf = (step: string) => lines.find((line) => line.step === step)?.state;
    expect(stateOf('person')).toBe('attention');
    expect(stateOf('payment')).toBe('waiting');
    expect(stateOf('fingerprints')).toBe('done');
    expect(stateOf('review')).toBe('waiting');
    expect(stepLines(aDraft(), anAssessment(), []).every((line) => line.state === 'done')).toBe(true);
  });

  it('calls a payment whose price waits for an answer not done', () => {
    const calm = anAssessment();
    const waiting = { ...calm, payment: { ...calm.payment, dueCents: null, amountFrom: 'WAITS_FOR_ANSWER' as const } };
    const line = stepLines(aDraft(), waiting, []).find(({ step }) => step === 'payment');
    expect(line?.state).toBe('waiting');
  });

  it('stays at the ends', () => {
    expect(neighbourStep('person', -1)).toBe('person');
    expect(neighbourStep('review', 1)).toBe('review');
    expect(neighbourStep('person', 1)).toBe('cardType');
  });
});

describe('card beside the file', () => {
  const outcomes = (rows: ReturnType<typeof compareWithCard>) =>
    Object.fromEntries(rows.map((row) => [row.row, row.outcome]));

  it('sees a difference in the address and none in capitals', () => {
    expect(outcomes(compareWithCard(aDraft().person, aCard()))).toMatchObject({
      surname: 'equal',
      nationalNumber: 'equal',
      address: 'different',
    });
  });

  it('tells an empty file from an empty card', () => {
    const person = { ...aDraft().person, birthPlace: '' };
    expect(outcomes(compareWithCard(person, aCard({ nationality: '' }, { address: null })))).toMatchObject({
      birthPlace: 'onlyOnCard',
      nationality: 'notOnCard',
      address: 'notOnCard',
    });
  });

  it('compares the nationality by its code, whatever the language of the card', () => {
    const card = aCard({ nationality: 'Marokko', nationalityCode: 'MAR' });
    expect(outcomes(compareWithCard(aDraft().person, card))).toMatchObject({ nationality: 'equal' });
    expect(takeOver({ ...aDraft().person, nationality: '' }, card, 'nationality').nationality).toBe('MAR');
  });

  it('takes over one row whole, and marks it, and nothing else', () => {
    const person = { ...aDraft().person, surname: 'TYPED' };
    const taken = takeOver(person, aCard(), 'address');
    expect(taken).toMatchObject({ street: 'Stationsplein 4 bus 2', surname: 'TYPED' });
    expect(taken.sources).toEqual({ street: 'card', postalCode: 'card', municipality: 'card' });
    expect(compareWithCard(taken, aCard()).find((row) => row.row === 'address')).toMatchObject({
      outcome: 'equal',
      source: 'card',
    });
  });

  it('never empties a field because the card is silent', () => {
    const person = aDraft().person;
    expect(takeOver(person, aCard({ birthDate: null }), 'birthDate')).toBe(person);
    expect(takeOver(person, aCard({}, { address: null }), 'address')).toBe(person);
  });

  it('adds the initial of the third name as it stands on the card', () => {
    expect(takeOver(aDraft().person, aCard({ thirdNameInitial: 'K' }), 'givenNames').givenNames).toBe('Amina K');
  });

  it('takes a residence card as the held document, and no other card', () => {
    const { held } = aDraft();
    const fromCard = heldFromCard(held, aCard());
    expect(fromCard).toMatchObject({ kind: 'CARD', letter: 'F', cardNumber: 'B123456789', validUntil: '2027-02-22' });
    expect(heldFromCard(held, aCard({ letter: null }))).toBeNull();
    expect(holdsCard(held, aCard())).toBe(false);
    expect(fromCard !== null && holdsCard(fromCard, aCard())).toBe(true);
  });
});

describe('nationalities', () => {
  const known = nationalities('nl', (code) => `special ${code}`);

  it('are found by name in any case and without accents, and by code', () => {
    expect(nationalityCode(known, ' marokko ')).toBe('MAR');
    expect(nationalityCode(known, 'mar')).toBe('MAR');
    expect(nationalityCode(known, 'IVOORKUST')).toBe('CIV');
    expect(nationalityCode(known, 'special xxb')).toBe('XXB');
    expect(nationalityCode(known, '')).toBe('');
  });

  it('keep a text that is none of them, and show a code by its name', () => {
    expect(nationalityCode(known, ' Atlantis ')).toBe('Atlantis');
    expect(nationalityName(known, 'MAR')).toBe('Marokko');
    expect(nationalityName(known, 'Atlantis')).toBe('Atlantis');
  });
});

describe('the reason', () => {
  const withCard = aDraft();
  const held = { ...withCard.held, kind: 'CARD', cardNumber: 'B998990165' } as const;
  it('tells what became of the card, and gives it back when the arrows only pass by', () => {
    const start = aDraft({ reason: 'RENEWAL', held });
    const lost = withReason(start, 'LOSS');
    const stolen = withReason(lost, 'THEFT');
    expect([lost.held.kind, stolen.held.kind]).toEqual(['LOST', 'STOLEN']);
    expect(withReason(stolen, 'FIRST').held).toEqual(held);
    const none = aDraft({ reason: 'FIRST', held: { ...held, kind: 'NONE', cardNumber: '' } });
    expect(withReason(withReason(none, 'LOSS'), 'OTHER').held.kind).toBe('NONE');
  });
  it('leaves alone what somebody said of the document', () => {
    const other = aDraft({ reason: 'LOSS', held: { ...held, kind: 'OTHER_DOCUMENT' } });
    expect(withReason(other, 'RENEWAL').held.kind).toBe('OTHER_DOCUMENT');
    expect(withReason({ ...other, reason: 'RENEWAL' }, 'THEFT').held.kind).toBe('OTHER_DOCUMENT');
  });
});

describe('waysToPay', () => {
  it.each([
    [['BANCONTACT', 'CASH'], 'BANCONTACT', 'BANCONTACT', 'CASH', ['SPLIT', 'TOGETHER', 'WAIVED']],
    [['CASH', 'BANCONTACT'], null, 'CASH', 'BANCONTACT', ['SPLIT', 'TOGETHER', 'WAIVED']],
    [['BANCONTACT', 'CASH', 'ONLINE'], 'ONLINE', 'ONLINE', 'CASH', ['BANCONTACT', 'SPLIT', 'TOGETHER', 'WAIVED']],
    [['BANCONTACT'], 'CASH', 'BANCONTACT', null, ['TOGETHER', 'WAIVED']],
    [['CASH'], 'CASH', 'CASH', null, ['TOGETHER', 'WAIVED']],
  ] as const)('of %j with %s preferred: %s, then %s, then %j', (methods, preferred, first, second, others) => {
    expect(waysToPay({ methods: [...methods], preferred })).toEqual({ first, second, others });
  });
});
