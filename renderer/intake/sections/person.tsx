import { type ReactNode, useState } from 'react';
import type { ApplicationDraft, CardView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Sheet, StatusMark } from '../../ui/index.ts';
import { useDraftPart } from '../fields/draft-part.ts';
import { type CardComparison, COMPARED, type Compared, compareWithCard, fieldsOf } from '../mapping/card-comparison.ts';
import { stepId } from '../mapping/steps.ts';
import { useIntakeStore } from '../store/react.tsx';
import { PersonField } from './person-fields.tsx';
import { Representative } from './representative.tsx';
import { useCalmCard } from './use-calm-card.ts';
import { useWrittenValues } from './written-values.ts';

/** Step 1: who applies. Beside a card of the same person every row shows whether card and file agree. */
export const PersonSection = ({ card }: { readonly card: CardView | null }) => {
  const { t, time } = useTexts();
  const { shown, onFocus, onBlur } = useCalmCard(card);
  return (
    <Sheet
      id={stepId('person')}
      number={1}
      title={t('intake.step.person')}
      meta={shown === null ? t('intake.person.byHand') : t('intake.person.cardReadAt', { at: time(shown.readAt) })}
      flush
    >
      <fieldset className="person-fields" aria-label={t('intake.step.person')} onFocus={onFocus} onBlur={onBlur}>
        {shown === null ? <PersonForm /> : <PersonBesideCard card={shown} />}
        <Representative />
      </fieldset>
    </Sheet>
  );
};

const PersonForm = () => (
  <div className="sheet__body">
    <div className="grid2">
      <PersonField field="surname" labelled />
      <PersonField field="givenNames" labelled />
    </div>
    <div className="grid3">
      <PersonField field="nationalNumber" labelled />
      <PersonField field="birthDate" labelled />
      <PersonField field="birthPlace" labelled />
    </div>
    <div className="grid2">
      <PersonField field="nationality" labelled />
      <PersonField field="sex" labelled />
    </div>
    <PersonField field="address" labelled />
    <Contact />
  </div>
);

const Contact = () => (
  <div className="grid3">
    <PersonField field="phone" labelled />
    <PersonField field="email" labelled />
    <PersonField field="contactLanguage" labelled />
  </div>
);

const TONE = { equal: 'ok', different: 'warn', onlyOnCard: 'info', notOnCard: 'info' } as const;

const PersonBesideCard = ({ card }: { readonly card: CardView }) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const person = useDraftPart((draft) => draft.person);
  // What a row held before the card's value was taken, so that the choice can be turned back.
  const [replaced, setReplaced] = useState<Partial<Record<Compared, ApplicationDraft['person']>>>({});
  const rows = compareWithCard(person, card);
  const takeable = rows.filter((row) => row.outcome === 'different' || row.outcome === 'onlyOnCard');
  const take = (row: Compared): void => {
    setReplaced({ ...replaced, [row]: person });
    store.takeFromCard(card, [row]);
  };
  const putBack = (row: Compared): void => {
    const before = replaced[row];
    if (before === undefined) return;
    const { [row]: _, ...others } = replaced;
    setReplaced(others);
    store.edit((draft) => ({ ...draft, person: withFieldsOf(draft.person, before, row) }));
  };
  return (
    <>
      <table className="beside">
        <thead>
          <tr>
            <th scope="col">{t('intake.person.field')}</th>
            <th scope="col">{t('intake.person.onCard')}</th>
            <th scope="col">{t('intake.person.inFile')}</th>
            <th scope="col">{t('intake.person.state')}</th>
          </tr>
        </thead>
        <tbody>
          {COMPARED.map((name) => {
            const row = rows.find((candidate) => candidate.row === name);
            return row === undefined ? null : (
              <ComparedRow
                key={name}
                row={row}
                wasReplaced={replaced[name] !== undefined}
                onTake={() => take(name)}
                onPutBack={() => putBack(name)}
              />
            );
          })}
        </tbody>
      </table>
      <div className="sheet__body">
        {takeable.length === 0 ? null : (
          <div className="row">
            <Button
              icon="card"
              shortcut="F4"
              onPress={() =>
                store.takeFromCard(
                  card,
                  takeable.map(({ row }) => row),
                )
              }
            >
              {t('intake.person.takeAll', { count: takeable.length })}
            </Button>
            <span className="hint">{t('intake.person.takeAllHint')}</span>
          </div>
        )}
        <Contact />
      </div>
    </>
  );
};

const ComparedRow = ({
  row,
  wasReplaced,
  onTake,
  onPutBack,
}: {
  readonly row: CardComparison;
  readonly wasReplaced: boolean;
  readonly onTake: () => void;
  readonly onPutBack: () => void;
}) => {
  const { t } = useTexts();
  const { written } = useWrittenValues();
  const differs = row.outcome === 'different';
  const choice = differs || wasReplaced;
  const label = t(`intake.person.row.${row.row}`);
  return (
    <tr className={differs ? 'diff' : undefined}>
      <th scope="row">{label}</th>
      <td>
        {choice ? (
          <PickOne
            name={row.row}
            label={t('intake.person.takeOver', { field: label })}
            isChosen={!differs}
            onChoose={onTake}
          >
            {written(row.row, row.onCard)}
          </PickOne>
        ) : (
          written(row.row, row.onCard)
        )}
      </td>
      <td>
        {/* The field keeps its place in the tree while the choice comes and goes, so that typing goes on in it. */}
        <div className={choice ? 'row row--tight' : undefined}>
          {choice ? (
            <PickOne
              name={row.row}
              label={t('intake.person.keepTyped', { field: label })}
              isChosen={differs}
              onChoose={onPutBack}
            />
          ) : null}
          <div className={choice ? 'fill' : undefined}>
            <PersonField field={row.row} labelled={false} />
          </div>
        </div>
      </td>
      <td className="v">
        <StatusMark tone={TONE[row.outcome]}>
          {row.outcome === 'equal' && row.source === 'card'
            ? t('intake.person.outcome.fromCard')
            : t(`intake.person.outcome.${row.outcome}`)}
        </StatusMark>
      </td>
    </tr>
  );
};

const PickOne = ({
  name,
  label,
  isChosen,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}) => (
  <label className="pick-one">
    <input type="radio" name={`source-${name}`} aria-label={label} checked={isChosen} onChange={onChoose} />
    {children}
  </label>
);

const withFieldsOf = (
  person: ApplicationDraft['person'],
  before: ApplicationDraft['person'],
  row: Compared,
): ApplicationDraft['person'] => {
  const fields = fieldsOf(row);
  const values = Object.fromEntries(fields.map((field) => [field, before[field]]));
  const sources = Object.fromEntries(fields.map((field) => [field, before.sources[field] ?? ('typed' as const)]));
  return { ...person, ...values, sources: { ...person.sources, ...sources } };
};
