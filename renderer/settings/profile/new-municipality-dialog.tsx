import { useState } from 'react';
import type { CallError, CallValue, ProfileOverview } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts';

/** A new municipality: its name, and a municipality to copy or nothing. */
export const NewMunicipalityDialog = ({
  overview,
  onClose,
  onBegun,
}: {
  readonly overview: ProfileOverview;
  readonly onClose: () => void;
  readonly onBegun: (opened: CallValue<'profiles.beginMunicipality'>) => void;
}) => {
  const { t, textOf, error: say } = useTexts();
  const begin = useCommand('profiles.beginMunicipality');
  const [name, setName] = useState('');
  const [copyOf, setCopyOf] = useState('');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const field = refused?.fields?.find(({ path }) => path === 'name');
  const submit = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '') return;
    const source = overview.municipalities.find(({ profileId }) => profileId === copyOf);
    const version = (source?.versions.find(({ state }) => state === 'inForce') ?? source?.versions.at(-1))?.version;
    const answer = await begin.run({
      name: name.trim(),
      copyOf: version === undefined ? null : { kind: 'version', profileId: copyOf, version },
    });
    if (answer.ok) onBegun(answer.value);
    else setRefused(answer.error);
  };
  return (
    <Dialog title={t('profileEditor.newMunicipality')} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!begin.isPending) void submit();
        }}
      >
        {refused === null || field !== undefined ? null : <RefusalBanner error={refused} />}
        <TextField
          label={t('profileField.displayName')}
          value={name}
          onChange={setName}
          required
          maxLength={100}
          error={
            tried && name.trim() === ''
              ? t('common.field.required')
              : field === undefined
                ? null
                : say({ ...field, params: refused?.params ?? {} })
          }
        />
        <SelectField
          label={t('profileEditor.copyOf')}
          hint={t('profileEditor.copyHint')}
          value={copyOf}
          emptyLabel={t('profileEditor.fromNothing')}
          options={overview.municipalities
            .filter(({ versions }) => versions.length > 0)
            .map((one) => ({ value: one.profileId, label: textOf(one.name) }))}
          onChange={setCopyOf}
        />
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('common.action.back')}
          </Button>
          <Button kind="main" type="submit" isPending={begin.isPending}>
            {t('profileEditor.beginNew')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
