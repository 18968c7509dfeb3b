import { describe, expect, test } from 'vitest';
import { type ActivationTrials, activationEvidenceOf } from '../../../electron/cards/activation-evidence.ts';
import { TRI_STATES } from '../../../electron/ipc/contract.ts';
import texts from '../../../resources/locales/nl/evidence.json' with { type: 'json' };
import { cardOf, certificatesOf } from './card-views.ts';

const KINDS = ['appletReadable', 'certificatesPresent', 'pinVerifiable', 'keyProven', 'certificateStatus'];
const untried: ActivationTrials = { pin: null, keyProven: null };
const adult = { authentication: 'yes', signature: 'yes' } as const;

const textOf = (key: string): unknown =>
  key
    .split('.')
    .slice(1)
    .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], texts);

describe('activation evidence', () => {
  test('every combination gives the five pieces in order, each with a text', () => {
    let combinations = 0;
    const certificates = [null, ...[true, false].flatMap((a) => [true, false].map((s) => certificatesOf(a, s)))];
    const readings = [
      { kind: 'notActivated' } as const,
      { kind: 'unreadable' } as const,
      ...certificates.flatMap((part) =>
        [true, false].map(
          (complete) => ({ kind: 'card', card: cardOf({}, { certificates: part, complete }) }) as const,
        ),
      ),
    ];
    for (const reading of readings)
      for (const pin of ['verified', 'wrongPin', 'blocked', null] as const)
        for (const keyProven of [true, false, null])
          for (const authentication of TRI_STATES)
            for (const signature of TRI_STATES) {
              const evidence = activationEvidenceOf(reading, { pin, keyProven }, { authentication, signature });
              expect(evidence.map((piece) => piece.kind)).toEqual(KINDS);
              for (const piece of evidence) expect(textOf(piece.detailKey), piece.detailKey).toBeTypeOf('string');
              combinations += 1;
            }
    expect(combinations).toBe(12 * 4 * 3 * 9);
  });

  test('an adult card after a good PIN and a signed challenge', () => {
    const evidence = activationEvidenceOf(
      { kind: 'card', card: cardOf() },
      { pin: 'verified', keyProven: true },
      adult,
    );
    expect(evidence.map((piece) => piece.outcome)).toEqual(['proven', 'proven', 'proven', 'proven', 'notChecked']);
  });

  test('a card that is not switched on disproves, and a silent chip proves nothing either way', () => {
    expect(activationEvidenceOf({ kind: 'notActivated' }, untried, adult)[0]?.outcome).toBe('disproved');
    expect(activationEvidenceOf({ kind: 'unreadable' }, untried, adult)[0]?.outcome).toBe('notChecked');
  });

  test.each([
    ['BOTH', true, true, 'proven', 'both'],
    ['BOTH', true, false, 'disproved', 'signatureChosenButMissing'],
    ['BOTH', false, false, 'disproved', 'chosenButMissing'],
    ['AUTHENTICATION', true, false, 'proven', 'authenticationChosen'],
    ['AUTHENTICATION', true, true, 'disproved', 'signatureNotChosen'],
    ['AUTHENTICATION', false, false, 'disproved', 'chosenButMissing'],
    ['NONE', false, false, 'proven', 'declined'],
    ['NONE', true, true, 'disproved', 'declinedButThere'],
    ['NONE', false, true, 'disproved', 'signatureNotChosen'],
  ] as const)(
    'an adult who chose %s with authentication %s and signature %s on the card',
    (chosen, a, s, outcome, detail) => {
      const reading = { kind: 'card', card: cardOf({}, { certificates: certificatesOf(a, s) }) } as const;
      const piece = activationEvidenceOf(reading, untried, { ...adult, chosen })[1];
      expect(piece).toMatchObject({ outcome, detailKey: `evidence.certificatesPresent.${detail}` });
      expect(textOf(piece?.detailKey ?? '')).toBeTypeOf('string');
    },
  );

  test('a minor with a signature certificate is a finding; without one it is as it should be', () => {
    const minor = { authentication: 'yes', signature: 'no' } as const;
    const both = activationEvidenceOf({ kind: 'card', card: cardOf() }, untried, minor)[1];
    const one = activationEvidenceOf(
      { kind: 'card', card: cardOf({}, { certificates: certificatesOf(true, false) }) },
      untried,
      minor,
    )[1];
    expect(both?.outcome).toBe('disproved');
    expect(one?.outcome).toBe('proven');
  });

  test('certificates that the holder may have declined prove nothing, and disprove nothing', () => {
    const card = cardOf({}, { certificates: certificatesOf(false, false) });
    expect(activationEvidenceOf({ kind: 'card', card }, untried, adult)[1]?.outcome).toBe('notChecked');
  });

  test('an untried PIN and key stay not checked', () => {
    const evidence = activationEvidenceOf({ kind: 'card', card: cardOf() }, untried, adult);
    expect(evidence[2]?.outcome).toBe('notChecked');
    expect(evidence[3]?.outcome).toBe('notChecked');
  });

  describe('status of the certificates', () => {
    const told = (status: string, reason = 'answered') => ({
      status: status as 'good',
      reason,
      responder: null,
      checkedAt: '2026-06-01T08:00:00Z',
      thisUpdate: null,
      nextUpdate: null,
      revokedAt: null,
    });
    const none = told('notChecked', 'noCertificate');
    test.each([
      ['proven', 'good', told('good'), told('good')],
      ['proven', 'good', told('good'), none],
      ['disproved', 'onHold', told('onHold'), told('good')],
      ['disproved', 'onHold', told('good'), told('onHold')],
      ['disproved', 'revoked', told('onHold'), told('revoked')],
      ['notChecked', 'unknown', told('good'), told('unknown')],
      ['notChecked', 'unreachable', told('good'), told('notChecked', 'timeout')],
      ['notChecked', 'notTrusted', told('notChecked', 'wrongSigner'), told('good')],
      ['notChecked', 'notAsked', told('notChecked', 'switchedOff'), told('notChecked', 'switchedOff')],
      ['notChecked', 'none', none, none],
    ] as const)('%s: %s', (outcome, detail, authentication, signature) => {
      const reading = { kind: 'card', card: cardOf() } as const;
      const evidence = activationEvidenceOf(reading, untried, adult, { authentication, signature });
      expect(evidence[4]).toEqual({
        kind: 'certificateStatus',
        outcome,
        detailKey: `evidence.certificateStatus.${detail}`,
      });
    });
  });
});
