import type { CaseDetail } from '../../electron/ipc/contract.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { type Fact, KeyValues, Sheet, writtenTime } from '../ui/index.ts';

/** What happened around the order: the decision of others, papers, what is missing, reminders. Nothing where nothing happened. */
export const CaseCourse = ({ detail }: { readonly detail: CaseDetail }) => {
  const texts = useTexts();
  const facts = courseFacts(detail, texts);
  if (facts.length === 0) return null;
  return (
    <Sheet title={texts.t('caseSteps.course.title')}>
      <KeyValues facts={facts} />
    </Sheet>
  );
};

const courseFacts = ({ course, product }: CaseDetail, { t, sent, date, instant }: Texts): readonly Fact[] => {
  const { dvz, missing, appointment, codesReprint, end } = course;
  const fact = (name: Parameters<typeof label>[0], value: string | null): readonly Fact[] =>
    value === null || value === '' ? [] : [{ label: label(name), value }];
  const label = (
    name: 'dvz' | 'agreed' | 'attestEnd' | 'missing' | 'appointment' | 'reminders' | 'codesReprint' | 'end',
  ) => t(`caseSteps.course.${name}`);
  return [
    ...fact(
      'dvz',
      dvz.askedOn === null
        ? null
        : dvz.answerBy === null
          ? date(dvz.askedOn)
          : t('caseSteps.course.dvzAnswerBy', { asked: date(dvz.askedOn), by: date(dvz.answerBy) }),
    ),
    ...fact('agreed', dvz.agreedOn === null ? null : `${date(dvz.agreedOn)}, ${dvz.reference}`),
    ...course.interimPapers.map(({ paper, number, validUntil, runsOut }) => ({
      label: t(product === 'AI' && paper === 'AI' ? 'caseSteps.course.attest' : 'caseSteps.course.interim'),
      value: [
        t('caseSteps.course.interimValue', {
          paper: sent(`caseSteps.paper.${paper}`) ?? paper,
          date: date(validUntil),
        }),
        number,
        runsOut ? t('caseSteps.course.ranOut') : '',
      ]
        .filter(Boolean)
        .join(', '),
    })),
    ...fact(
      'attestEnd',
      course.attestEnd === null
        ? null
        : `${course.attestEnd.reason} (${course.attestEnd.by}, ${instant(course.attestEnd.at)})`,
    ),
    ...fact('missing', missing === null ? null : [...missing.items, missing.note].filter(Boolean).join(' · ')),
    ...fact(
      'appointment',
      appointment === null
        ? null
        : `${date(appointment.time.slice(0, 10))}, ${writtenTime(appointment.time.slice(11))}`,
    ),
    ...fact('reminders', course.reminders.map(({ at, by }) => `${instant(at)}, ${by}`).join(' · ')),
    ...fact(
      'codesReprint',
      codesReprint === null
        ? null
        : codesReprint.arrivedAt === null
          ? t('caseSteps.course.asked', { at: instant(codesReprint.askedAt) })
          : t('caseSteps.course.here', { at: instant(codesReprint.arrivedAt) }),
    ),
    ...fact(
      'end',
      end === null
        ? null
        : [sent(`caseSteps.cause.${end.cause}`), end.municipality, instant(end.at), end.by].filter(Boolean).join(', '),
    ),
    ...course.waivers.map(({ reason, at, by }) => ({
      label: t('caseSteps.course.waived'),
      value: `${reason} (${by}, ${instant(at)})`,
    })),
  ];
};
