/** Everything that is kept of one person as a paper that the person can read (GDPR articles 12 and 15). Pure. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../audit/index.ts';
import {
  COUNTRIES,
  type PrintDocument,
  type PrintSheet,
  type PrintValue,
  type SinglePrintValue,
} from '../../ipc/contract.ts';
import { formatCardNumber, formatNationalNumber, LANGUAGES, type Profile, RECORD_KINDS } from '../../rules/index.ts';
import { productName } from '../documents/paper.ts';
import { translationFor } from '../documents/till-papers.ts';
import type { Appointment, PersonCase, PersonData, ReturnedCard } from './person-data.ts';

interface PaperFacts {
  readonly profile: Profile;
  readonly at: string;
  readonly officer: Actor;
  readonly isPractice: boolean;
}
type Section = PrintSheet['sections'][number];
type Line = Section['lines'][number];

const text = (value: string): SinglePrintValue => ({ kind: 'text', text: value });
const key = (name: string, params: Readonly<Record<string, string | number>> = {}): SinglePrintValue => ({
  ...{ kind: 'key', key: name },
  params: { ...params },
});
const date = (day: string): SinglePrintValue => ({ kind: 'date', date: day });
/** Parts of a line of which some may be empty. */
const several = (...values: readonly (SinglePrintValue | null)[]): PrintValue => ({
  kind: 'several',
  values: values.filter(
    (value) => value !== null && !(value.kind === 'text' && value.text === ''),
  ) as SinglePrintValue[],
});
const line = (labelKey: string, value: PrintValue): Line => ({ labelKey, value });
/** A line of something that happened: its moment stands where others have their name. */
const moment = (at: string, ...values: readonly (SinglePrintValue | null)[]): Line => ({
  ...line('personFile.moment', several(...values)),
  labelParams: { at },
});
const textLine = (labelKey: string, value: string | null | undefined): Line[] =>
  value === null || value === undefined || value === '' ? [] : [line(labelKey, text(value))];
const dateLine = (labelKey: string, value: string | null | undefined): Line[] =>
  value === null || value === undefined || value === '' ? [] : [line(labelKey, date(value))];
/** Sections without a line say nothing. */
const sections = (...all: readonly Section[]): Section[] => all.filter(({ lines }) => lines.length > 0);
const section = (name: string, lines: readonly Line[]): Section => ({
  titleKey: `personFile.section.${name}`,
  lines: [...lines],
});

/** The first sheet says who, why and which rights; then a sheet for each case. */
export function personPaper(person: PersonData, facts: PaperFacts): PrintDocument {
  const { profile, at, officer, isPractice } = facts;
  const head = {
    ...{ kind: 'personFile' as const, format: 'a5' as const, language: profile.officialLanguage },
    ...{ municipality: profile.displayName, receiptNumber: null, madeAt: at, madeBy: officer.name },
    ...{ desk: officer.workstation, copyOf: null, trainingMode: isPractice, headline: null, items: [], amounts: [] },
    ...{ translation: translationFor(profile, person.cases.slice(-1)), signatureKeys: [], barcode: null, notes: [] },
  };
  return {
    ...head,
    documentId: randomUUID(),
    titleKey: 'personFile.title',
    caseNumber: '',
    sections: firstSections(person, profile),
    notes: ['rights', 'complaint', 'machine'].map((name) => key(`personFile.note.${name}`)),
    further: person.cases.map((one) => ({
      ...head,
      ...(one.photo === null ? {} : { photo: new Uint8Array(Buffer.from(one.photo.jpegBase64, 'base64')) }),
      documentId: randomUUID(),
      titleKey: 'personFile.caseTitle',
      caseNumber: one.caseNumber,
      sections: sectionsOfCase(one, profile),
    })),
  };
}

const firstSections = (person: PersonData, profile: Profile): Section[] => {
  const newest = person.cases.at(-1)?.application.person;
  return sections(
    section('person', [
      ...textLine('print.label.name', `${newest?.givenNames ?? ''} ${newest?.surname ?? ''}`.trim()),
      ...textLine('rights.name.nationalNumber', formatNationalNumber(newest?.nationalNumber ?? '')),
      line('personFile.label.cases', text(person.cases.map(({ caseNumber }) => caseNumber).join(', '))),
    ]),
    section('why', [
      ...['purpose', 'basis', 'from', 'to'].map((name) => line(`personFile.label.${name}`, key(`personFile.${name}`))),
      ...RECORD_KINDS.map((kind) => {
        const rule = profile.retention.find(({ recordKind }) => recordKind === kind);
        return line(
          `personFile.keep.${kind}`,
          rule === undefined
            ? key('personFile.keepNotSet')
            : key(`personFile.unit.${rule.keep.unit}`, { count: rule.keep.value }),
        );
      }),
    ]),
    section('appointments', person.appointments.map(appointmentLine)),
    section('returnedCards', person.returnedCards.map(returnedLine)),
  );
};

const sectionsOfCase = (one: PersonCase, profile: Profile): Section[] => {
  const { application, decision, order, course } = one;
  return sections(
    section('person', personLines(one)),
    section('application', [
      line('caseFile.fact.product', { kind: 'texts', text: productName(application.product, application.letter) }),
      line('caseFile.state', key(`cases.state.${one.state}`)),
      line('personFile.label.reason', key(`cases.reason.${application.reason}`)),
      line('print.label.procedure', key(`print.procedure.${application.procedure}`)),
      ...dateLine('print.label.appliedOn', decision?.appliedOn),
      ...dateLine('personFile.label.promised', decision?.promised?.to),
      ...dateLine('caseFile.fact.validUntil', decision?.validUntil ?? application.rightUntil),
      line(
        'intake.held.legend',
        several(
          key(`intake.held.kind.${application.held.kind}`),
          application.held.letter === null ? null : text(application.held.letter),
          text(formatCardNumber(application.held.cardNumber)),
          application.held.validUntil === null ? null : date(application.held.validUntil),
          text(application.held.attestNumber),
          application.held.attestDate === null ? null : date(application.held.attestDate),
          text(application.held.attestOffice),
        ),
      ),
      ...(application.fingerprints.outcome === ''
        ? []
        : [
            line(
              'caseFile.fact.fingerprints',
              several(
                key(`cases.fingerprints.${application.fingerprints.outcome}`),
                text(application.fingerprints.reason),
              ),
            ),
          ]),
      ...(application.photo.exemption === null
        ? []
        : [
            line(
              'intake.photo.exemption',
              several(
                key(`intake.photo.exemptionOf.${application.photo.exemption.kind}`),
                text(application.photo.exemption.reason),
                text(application.photo.exemption.staysVisible),
              ),
            ),
          ]),
      ...textLine('personFile.label.dvz', application.dvz.reference),
      ...textLine('personFile.label.notes', application.notes),
      ...course.interimPapers.map((paper) =>
        line(
          'caseSteps.course.interim',
          several(
            key(`caseSteps.paper.${paper.paper}`),
            text(paper.number),
            date(paper.issuedOn),
            date(paper.validUntil),
          ),
        ),
      ),
      ...textLine('caseFile.fact.newCard', formatCardNumber(order.arrived?.cardNumber ?? '')),
      ...textLine('print.label.returned.CARD', one.collection.oldCard?.description),
      ...textLine('personFile.label.present', one.collection.present?.representative),
      ...(course.block === null
        ? []
        : [
            line(
              'personFile.label.block',
              several(key(`retention.cause.${course.block.cause}`), text(course.block.reason)),
            ),
          ]),
    ]),
    section(
      'checklist',
      application.checklist.flatMap(({ code, state, reason }) => {
        if (state === 'OPEN') return [];
        const label = profile.checklist.find((item) => item.code === code)?.label ?? { nl: code };
        return [line('', several({ kind: 'texts', text: label }, key(`personFile.item.${state}`), text(reason)))];
      }),
    ),
    section(
      'corrections',
      course.corrections.map(({ at, field, before, after, reason, by }) =>
        moment(
          at,
          key(`rights.name.${field}`),
          key('personFile.corrected', { before: before || '–', after: after || '–' }),
          text(reason),
          text(by),
        ),
      ),
    ),
    section(
      'waivers',
      course.waivers.map(({ at, reason, by }) => moment(at, text(reason), text(by))),
    ),
    section(
      'payments',
      one.receipts.map(({ at, number, cents, means, reason, isShared }) =>
        moment(
          at,
          text(number),
          { kind: 'money', cents },
          key(`print.method.${means}`),
          text(reason),
          isShared ? key('personFile.shared') : null,
        ),
      ),
    ),
    section('appointments', one.appointments.map(appointmentLine)),
    section('returnedCards', one.returnedCards.map(returnedLine)),
    section(
      'withdrawnCards',
      one.withdrawnCards.map(({ at, cardNumber, cause }) =>
        moment(at, text(cardNumber), key(`personFile.withdrawn.${cause}`)),
      ),
    ),
    section(
      'documents',
      one.documents.map(({ at, kind, madeBy }) => moment(at, key(`caseFile.print.${kind}`), text(madeBy))),
    ),
    section(
      'history',
      one.history.map(({ at, action, params, reason, who, workstation }) =>
        moment(
          at,
          key(`history.of.${application.product}.${action}`, present(params)),
          typeof params['kind'] === 'string' && action === 'documentPrinted'
            ? key(`caseFile.print.${params['kind']}`)
            : null,
          text(reason ?? ''),
          text(who),
          text(workstation),
        ),
      ),
    ),
    section(
      'views',
      one.views.map(({ at, who, workstation, action }) =>
        moment(at, key(`personFile.view.${action}`), text(who), text(workstation)),
      ),
    ),
  );
};

const personLines = ({ application }: PersonCase): Line[] => {
  const { person, representative, emergencyContact } = application;
  return [
    ...textLine('rights.name.surname', person.surname),
    ...textLine('rights.name.givenNames', person.givenNames),
    ...dateLine('rights.name.birthDate', person.birthDate),
    ...textLine('rights.name.birthPlace', person.birthPlace),
    ...(person.sex === '' ? [] : [line('rights.name.sex', key(`common.sex.${person.sex}`))]),
    ...(person.nationality === '' ? [] : [line('rights.name.nationality', nationality(person.nationality))]),
    ...textLine('rights.name.nationalNumber', formatNationalNumber(person.nationalNumber)),
    ...textLine(
      'print.label.address',
      [person.street, `${person.postalCode} ${person.municipality}`.trim()].filter((part) => part !== '').join(', '),
    ),
    ...textLine('rights.name.phone', person.phone),
    ...textLine('rights.name.email', person.email),
    line('personFile.label.language', key(`common.language.${person.contactLanguage}`)),
    ...textLine(
      'intake.representative.legend',
      [representative.name, representative.relation, representative.documentSeen]
        .filter((part) => part !== '')
        .join(', '),
    ),
    ...textLine('intake.representative.emergencyContact', emergencyContact),
  ];
};

/** Country of a code in all languages; a text that is no code stands as it was written. */
const nationality = (code: string): SinglePrintValue => {
  if (code === 'XXA' || code === 'XXB' || code === 'XXX') return key(`intake.nationality.${code}`);
  const two = COUNTRIES.get(code);
  if (two === undefined) return text(code);
  const names = LANGUAGES.map((language) => [
    language,
    new Intl.DisplayNames([language], { type: 'region' }).of(two) ?? code,
  ]);
  return { kind: 'texts', text: { nl: code, ...Object.fromEntries(names) } };
};

const appointmentLine = (one: Appointment): Line => ({
  ...line(
    'personFile.day',
    several(
      text(one.desk),
      key(`appointments.state.${one.state}`),
      text(one.name),
      text(one.phone),
      text(one.remark),
      text(one.reason),
    ),
  ),
  labelParams: { date: one.date, time: one.time },
});

const returnedLine = ({ at, cardNumber, verdict, deed, cause, note }: ReturnedCard): Line =>
  moment(
    at,
    text(cardNumber),
    key(`returned.verdict.${verdict}`),
    deed === null ? null : key(`returned.deed.${deed}`),
    cause === null ? null : key(`returned.cause.${cause}`),
    text(note),
  );

const present = (params: Readonly<Record<string, string | number | null>>): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '–']));
