import type { ReactNode } from 'react';
import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';
import { DateField, Icon, MoneyField, TextField } from '../../ui/index.ts';
import { fieldId } from '../mapping/open-points.ts';
import type { Step } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { useDraftPart } from './draft-part.ts';
import { useErrors } from './errors.ts';

interface DraftFieldProps<Value> {
  /** Path of the field in the draft; also its id in the page. */
  readonly path: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly read: (draft: ApplicationDraft) => Value;
  readonly write: (draft: ApplicationDraft, value: Value) => ApplicationDraft;
}

/** A text of the draft: saved while it is typed, its point shown once it was left. */
export const DraftText = ({
  path,
  read,
  write,
  rows,
  type,
  ...shown
}: DraftFieldProps<string> & { readonly rows?: number; readonly type?: 'text' | 'email' | 'tel' }) => {
  const store = useIntakeStore();
  const value = useDraftPart(read);
  const errorAt = useErrors();
  return (
    <TextField
      {...shown}
      id={fieldId(path)}
      value={value}
      rows={rows}
      type={type}
      maxLength={rows === undefined ? 200 : 2000}
      error={errorAt(path)}
      onChange={(text) => store.edit((draft) => write(draft, text))}
      onBlur={() => store.leave(path, value === '')}
    />
  );
};

/** A date of the draft. Text that is no date stays in the field and keeps the application open. */
export const DraftDate = ({
  path,
  step,
  read,
  write,
  century = 'near',
  partial = false,
  ...shown
}: DraftFieldProps<string | null> & {
  readonly step: Step;
  readonly century?: 'past' | 'near';
  readonly partial?: boolean;
}) => {
  const store = useIntakeStore();
  const value = useDraftPart(read) ?? '';
  const today = useIntake((state) => state.assessment?.today);
  const mistakenText = useIntake((state) => state.notUnderstood[path]?.text);
  const errorAt = useErrors();
  return (
    <DateField
      {...shown}
      id={fieldId(path)}
      value={value}
      century={century}
      partial={partial}
      today={today}
      mistakenText={mistakenText}
      error={errorAt(path)}
      onChange={(iso) => store.edit((draft) => write(draft, iso === '' ? null : iso))}
      onMistake={(text) =>
        store.keepText(path, text === null ? null : { step, text, messageKey: 'common.field.noDate' })
      }
      onBlur={() => store.leave(path, value === '')}
    />
  );
};

/** An amount of the draft, in cents. Text that is no amount stays in the field and keeps the application open. */
export const DraftMoney = ({
  path,
  step,
  read,
  write,
  ...shown
}: DraftFieldProps<number | null> & { readonly step: Step }) => {
  const store = useIntakeStore();
  const value = useDraftPart(read);
  const mistakenText = useIntake((state) => state.notUnderstood[path]?.text);
  const errorAt = useErrors();
  return (
    <MoneyField
      {...shown}
      id={fieldId(path)}
      value={value}
      error={errorAt(path)}
      mistakenText={mistakenText}
      onChange={(cents) => store.edit((draft) => write(draft, cents))}
      onMistake={(text) =>
        store.keepText(path, text === null ? null : { step, text, messageKey: 'common.field.noAmount' })
      }
      onBlur={() => store.leave(path, value === null)}
    />
  );
};

/** A group of choices that an error summary can lead to, with its point below it. */
export const ChoiceGroup = ({
  path,
  label,
  hint,
  children,
}: {
  readonly path: string;
  readonly label?: ReactNode;
  readonly hint?: ReactNode;
  /** `describedBy` is the id of the point, for the group inside. */
  readonly children: (describedBy: string | undefined) => ReactNode;
}) => {
  const errorAt = useErrors();
  const error = errorAt(path);
  const id = fieldId(path);
  return (
    <div className="field" id={id}>
      {label === undefined ? null : <span className="lab">{label}</span>}
      {children(error === undefined ? undefined : `${id}-error`)}
      {error === undefined ? null : (
        <span className="err" id={`${id}-error`}>
          <Icon name="bad" size="s" />
          {error}
        </span>
      )}
      {hint === undefined ? null : <span className="hint">{hint}</span>}
    </div>
  );
};
