import { useEffect, useRef } from 'react';
import type { TillView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, SelectField, TextField } from '../../ui/index.ts';

/** A second person as typed. */
export interface ApprovalTyped {
  readonly staffId: string;
  readonly password: string;
}
export const nobody: ApprovalTyped = { staffId: '', password: '' };

/** What a call takes of it: nobody, until somebody is chosen and has typed a password. */
export const approvalOf = ({ staffId, password }: ApprovalTyped): ApprovalTyped | null =>
  staffId === '' || password.length < 8 ? null : { staffId, password };

/** Asks a second person to agree with the own password. */
export const ApprovalFields = ({
  supervisors,
  value,
  onChange,
}: {
  readonly supervisors: TillView['supervisors'];
  readonly value: ApprovalTyped;
  readonly onChange: (value: ApprovalTyped) => void;
}) => {
  const { t } = useTexts();
  const fields = useRef<HTMLDivElement>(null);
  // They appear because what the officer just confirmed was refused: the next thing to do is to choose who agrees.
  useEffect(() => fields.current?.querySelector('select')?.focus(), []);
  if (supervisors.length === 0) return <Banner tone="warn">{t('till.second.none')}</Banner>;
  return (
    <>
      <p className="hint">{t('till.second.why')}</p>
      <div className="grid2" ref={fields}>
        <SelectField
          label={t('till.second.who')}
          value={value.staffId}
          emptyLabel={t('till.second.choose')}
          options={supervisors.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          onChange={(staffId) => onChange({ ...value, staffId })}
        />
        <TextField
          label={t('till.second.password')}
          type="password"
          value={value.password}
          onChange={(password) => onChange({ ...value, password })}
        />
      </div>
    </>
  );
};
