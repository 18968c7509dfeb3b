import { type ReactNode, useState } from 'react';
import {
  CARD_LETTERS,
  DELIVERIES,
  MOMENTS,
  PROCEDURES,
  PRODUCTS,
  type ProfileRef,
  type ProfileTrial,
  type ProfileTrialAnswer,
  REASONS,
} from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall } from '../../app/index.ts';
import { type Texts, useTexts } from '../../i18n/index.ts';
import { isObject, type OptionSet, optionList, optionWords } from '../../profile/index.ts';
import { Segmented, SelectField, Sheet } from '../../ui/index.ts';
import { type Content, rowsAt } from './paths.ts';
import { TYPING, TypedField } from './typed-input.tsx';

/** "Probeer het": an example applicant, and what both versions answer; what differs is marked. */
export const TryPanel = ({
  first,
  second,
  content,
  day,
  names,
}: {
  /** The version before; null for a municipality that had none. */
  readonly first: ProfileRef | null;
  readonly second: ProfileRef;
  readonly content: Content;
  /** First day of the new version, where the example begins. */
  readonly day: string;
  readonly names: readonly [string, string];
}) => {
  const texts = useTexts();
  const { t } = texts;
  const [trial, setTrial] = useState<ProfileTrial>({
    product: 'EVK',
    letter: 'B',
    reason: 'RENEWAL',
    procedure: 'NORMAL',
    delivery: 'MUNICIPALITY',
    servicePoint: null,
    age: 36,
    date: day,
    time: '10:00',
    moment: 'APPLY',
    answers: {},
  });
  const [typed, setTyped] = useState<{ readonly age: unknown; readonly date: unknown; readonly time: unknown }>({
    age: 36,
    date: day,
    time: '10:00',
  });
  const set = (part: Partial<ProfileTrial>): void => setTrial((before) => ({ ...before, ...part }));
  const isAge =
    typed.age === null ||
    (typeof typed.age === 'number' && Number.isInteger(typed.age) && typed.age >= 0 && typed.age <= 120);
  const isDate = typeof typed.date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(typed.date);
  const isTime = typeof typed.time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(typed.time);
  const answer = useCall('profiles.try', { first, second, trial }, { staleMs: 0, keepsFormer: true });
  const select = <Value extends string>(
    label: string,
    set_: OptionSet,
    values: readonly Value[],
    value: Value,
    take: (value: Value) => void,
  ): ReactNode => (
    <SelectField
      label={label}
      value={value}
      options={optionList(set_, values, texts)}
      onChange={(chosen) => (chosen === '' ? undefined : take(chosen))}
    />
  );
  const questions = unique([...(answer.data?.first?.questions ?? []), ...(answer.data?.second?.questions ?? [])]);
  return (
    <>
      <Sheet title={t('profileEditor.try')}>
        <div className="grid3">
          <TypedField
            label={t('profileEditor.trial.age')}
            typing={TYPING.number}
            value={typed.age}
            error={isAge ? null : t('profileEditor.problem.valueWrong')}
            onChange={(age) => {
              setTyped((before) => ({ ...before, age }));
              if (age === null || (typeof age === 'number' && Number.isInteger(age) && age >= 0 && age <= 120))
                set({ age });
            }}
          />
          <SelectField
            label={t('profileField.letter')}
            value={trial.letter ?? ''}
            emptyLabel={t('profileEditor.nothing')}
            options={optionList('letter', CARD_LETTERS, texts)}
            onChange={(letter) => set({ letter: letter === '' ? null : letter })}
          />
          {select(t('profileField.product'), 'product', PRODUCTS, trial.product, (product) => set({ product }))}
          {select(t('profileEditor.trial.reason'), 'reason', REASONS, trial.reason, (reason) => set({ reason }))}
          {select(t('profileField.procedure'), 'procedure', PROCEDURES, trial.procedure, (procedure) =>
            set({ procedure }),
          )}
          {select(t('profileField.delivery'), 'delivery', DELIVERIES, trial.delivery, (delivery) => set({ delivery }))}
          <SelectField
            label={t('profileEditor.trial.place')}
            value={trial.servicePoint ?? ''}
            emptyLabel={t('profileEditor.nothing')}
            options={placesOf(content)}
            onChange={(place) => set({ servicePoint: place === '' ? null : place })}
          />
          <TypedField
            label={t('profileField.date')}
            typing={TYPING.date}
            value={typed.date}
            error={isDate ? null : t('common.field.noDate')}
            onChange={(date) => {
              setTyped((before) => ({ ...before, date }));
              if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) set({ date });
            }}
          />
          <TypedField
            label={t('profileEditor.trial.time')}
            typing={TYPING.clock}
            value={typed.time}
            error={isTime ? null : t('profileEditor.problem.valueWrong')}
            onChange={(time) => {
              setTyped((before) => ({ ...before, time }));
              if (typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) set({ time });
            }}
          />
          {select(t('profileEditor.trial.moment'), 'moment', MOMENTS, trial.moment, (moment) => set({ moment }))}
        </div>
        {questions.map(({ code, label }) => (
          <div key={code} className="row trial-question">
            <span>{texts.textOf(label)}</span>
            <Segmented
              label={texts.textOf(label)}
              value={trial.answers[code] ?? 'unknown'}
              options={(['yes', 'no', 'unknown'] as const).map((state) => ({
                value: state,
                label: t(`common.answer.${state}`),
              }))}
              onChange={(state) => set({ answers: { ...trial.answers, [code]: state } })}
            />
          </div>
        ))}
      </Sheet>
      <RefusalBanner error={answer.error?.refusal ?? null} />
      {answer.data === undefined ? null : (
        <Sheet title={t('profileEditor.answers')} flush>
          <table className="cmp">
            <thead>
              <tr>
                <th scope="col">{t('profileEditor.trial.what')}</th>
                <th scope="col">{names[0]}</th>
                <th scope="col">{names[1]}</th>
                <th scope="col">
                  <span className="vh">{t('profileEditor.fee.difference')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {answerRows(answer.data.first, answer.data.second, texts).map(({ label, was, is }) => (
                <tr key={label} className={was === is ? '' : 'diff'}>
                  <th scope="row">{label}</th>
                  <td>{lines(was)}</td>
                  <td>{lines(is)}</td>
                  <td>{was === is ? '' : <b>{t('profileEditor.differs')}</b>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </>
  );
};

const lines = (text: string): ReactNode =>
  text.includes('\n') ? (
    <ul className="plain-list">
      {text.split('\n').map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  ) : (
    text
  );

const placesOf = (content: Content): readonly { readonly value: string; readonly label: string }[] =>
  rowsAt(content, 'servicePoints').flatMap((row) => {
    const name = isObject(row['name']) ? row['name']['nl'] : null;
    return typeof row['code'] === 'string'
      ? [{ value: row['code'], label: typeof name === 'string' ? name : row['code'] }]
      : [];
  });

const answerRows = (
  first: ProfileTrialAnswer | null,
  second: ProfileTrialAnswer | null,
  texts: Texts,
): readonly { readonly label: string; readonly was: string; readonly is: string }[] => {
  const { t } = texts;
  const row = (label: string, words: (answer: ProfileTrialAnswer) => string) => ({
    label,
    was: first === null ? t('profileEditor.noAnswer') : words(first),
    is: second === null ? t('profileEditor.noAnswer') : words(second),
  });
  const told = (reasons: ProfileTrialAnswer['reasons']): string =>
    reasons.map(({ textKey, params }) => texts.sent(textKey, params) ?? textKey).join('\n') || '–';
  return [
    row(t('profileEditor.trial.possible'), ({ possible }) => t(`common.answer.${possible}`)),
    row(t('profileField.amount'), ({ fee }) =>
      fee.state === 'amount' ? texts.money(fee.cents) : optionWords('amountState', fee.state, texts),
    ),
    row(t('profileEditor.trial.promised'), ({ promised }) => (promised === null ? '–' : texts.period(promised))),
    row(t('profileEditor.trial.validUntil'), ({ validUntil }) => (validUntil === null ? '–' : texts.date(validUntil))),
    row(t('profilePart.fingerprints'), ({ fingerprints }) =>
      t(`common.answer.${fingerprints === 'required' ? 'yes' : fingerprints === 'notRequired' ? 'no' : 'unknown'}`),
    ),
    row(
      t('profilePart.checklist'),
      ({ checklist }) =>
        checklist.map(({ label, need }) => `${texts.textOf(label)} (${optionWords('need', need, texts)})`).join('\n') ||
        '–',
    ),
    row(t('profileEditor.trial.warnings'), ({ warnings }) => told(warnings)),
    row(t('profileEditor.trial.reasons'), ({ reasons }) => told(reasons)),
  ];
};

const unique = <Question extends { readonly code: string }>(questions: readonly Question[]): readonly Question[] =>
  questions.filter(({ code }, index) => questions.findIndex((one) => one.code === code) === index);
