import { useState } from 'react';
import type { CallError, CallValue, ProfileOverview } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand, useToast } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, CheckBox, SelectField, Sheet } from '../../ui/index.ts';
import { ComparePanel } from './compare-panel.tsx';
import { ImportButton } from './import-button.tsx';
import { NewMunicipalityDialog } from './new-municipality-dialog.tsx';
import { useEditorStore } from './react.tsx';
import { useAfterRules } from './refresh.ts';
import { versionChoices } from './version-choice.ts';
import { VersionsTable } from './versions-table.tsx';

/** For supervisors: the versions of every municipality, and what can be done with them. */
export const VersionsSheet = () => {
  const { t } = useTexts();
  const overview = useCall('profiles.list', undefined, { staleMs: 0 });
  return (
    <>
      <RefusalBanner error={overview.error?.refusal ?? null} onRetry={() => void overview.refetch()} />
      {overview.data === undefined ? (
        <p className="muted" role="status">
          {t('profileEditor.loading')}
        </p>
      ) : (
        <Versions overview={overview.data} />
      )}
    </>
  );
};

const Versions = ({ overview }: { readonly overview: ProfileOverview }) => {
  const texts = useTexts();
  const { t, textOf } = texts;
  const store = useEditorStore();
  const after = useAfterRules();
  const toast = useToast();
  const [refused, setRefused] = useState<CallError | null>(null);
  const [chosen, setChosen] = useState(overview.currentId);
  const [compares, setCompares] = useState<readonly [string, string] | null>(null);
  const [isNew, setNew] = useState(false);
  const openDraft = useCommand('profiles.open');
  const begin = useCommand('profiles.begin');
  const approve = useCommand('profiles.approve');
  const sendBack = useCommand('profiles.sendBack');
  const exporting = useCommand('profiles.export');
  const choose = useCommand('profiles.choose');
  const own = overview.municipalities.find(({ profileId }) => profileId === chosen) ?? overview.municipalities[0];
  if (own === undefined) return null;
  const { profileId } = own;
  const took = (
    answer:
      | { readonly ok: true; readonly value: CallValue<'profiles.begin'> }
      | { readonly ok: false; readonly error: CallError },
  ): void => {
    if (answer.ok) store.take(answer.value);
    setRefused(answer.ok ? null : answer.error);
  };
  const said = (answer: { readonly ok: boolean; readonly error?: CallError }, title: string, text?: string): void => {
    setRefused(answer.error ?? null);
    if (!answer.ok) return;
    toast({ tone: 'ok', title, ...(text === undefined ? {} : { text }) });
    after();
  };
  const revisionOf = async (draftId: string): Promise<number | null> => {
    const opened = await openDraft.run({ draftId });
    if (opened.ok) return opened.value.revision;
    setRefused(opened.error);
    return null;
  };
  return (
    <>
      <RefusalBanner error={refused} />
      <Sheet
        flush
        title={t('profileEditor.versions')}
        meta={
          <div className="row">
            <ImportButton onDraft={(draftId) => void store.open(draftId)} />
            <Button small icon="plus" onPress={() => setNew(true)}>
              {t('profileEditor.newMunicipality')}
            </Button>
          </div>
        }
      >
        <div className="sheet__body row">
          <SelectField
            label={t('profileEditor.municipality')}
            value={profileId}
            options={overview.municipalities.map((one) => ({
              value: one.profileId,
              label:
                one.profileId === overview.currentId
                  ? t('profileEditor.ofThisHouse', { name: textOf(one.name) })
                  : textOf(one.name),
            }))}
            onChange={(id) => {
              setChosen(id);
              setCompares(null);
            }}
          />
          {profileId === overview.currentId ? null : (
            <Button
              isPending={choose.isPending}
              onPress={() =>
                void choose
                  .run({ profileId })
                  .then((answer) => said(answer, t('profileEditor.chosen', { name: textOf(own.name) })))
              }
            >
              {t('profileEditor.useMunicipality')}
            </Button>
          )}
        </div>
        <VersionsTable
          key={profileId}
          municipality={own}
          onOpen={(draftId) => void store.open(draftId)}
          onBegin={(version) => void begin.run({ profileId, version }).then(took)}
          onCompare={(key) => setCompares([previousOf(own, key), key])}
          onExport={(ref) =>
            void exporting
              .run({ ref })
              .then((answer) => said(answer, t('profileEditor.exported'), answer.ok ? answer.value.path : undefined))
          }
          onApprove={(draftId) =>
            void revisionOf(draftId).then(async (revision) => {
              if (revision === null) return;
              said(await approve.run({ draftId, revision }), t('profileEditor.approvedShort'));
            })
          }
          onSendBack={(draftId, reason) =>
            void revisionOf(draftId).then(async (revision) => {
              if (revision === null) return;
              said(await sendBack.run({ draftId, revision, reason }), t('profileEditor.sentBack'));
            })
          }
        />
      </Sheet>
      {compares === null ? null : (
        <ComparePanel
          key={compares.join(' ')}
          choices={versionChoices(overview, profileId, texts)}
          first={compares[0]}
          second={compares[1]}
        />
      )}
      <FourEyes isOn={overview.fourEyes} />
      {isNew ? (
        <NewMunicipalityDialog
          overview={overview}
          onClose={() => setNew(false)}
          onBegun={(opened) => {
            setNew(false);
            store.take(opened);
          }}
        />
      ) : null}
    </>
  );
};

/** Key of the version before another one in the list, to compare with at first. */
const previousOf = (own: ProfileOverview['municipalities'][number], key: string): string => {
  const draft = own.drafts.find(({ draftId }) => draftId === key);
  if (draft !== undefined && draft.basedOn !== null) return `v${draft.basedOn}`;
  const versions = own.versions.map(({ version }) => `v${version}`);
  return versions[Math.max(0, versions.indexOf(key) - 1)] ?? key;
};

const FourEyes = ({ isOn }: { readonly isOn: boolean }) => {
  const { t } = useTexts();
  const after = useAfterRules();
  const [refused, setRefused] = useState<CallError | null>(null);
  const set = useCommand('profiles.fourEyes');
  return (
    <Sheet title={t('profileEditor.slip.who')}>
      <RefusalBanner error={refused} />
      <CheckBox
        isSelected={isOn}
        onChange={(fourEyes) =>
          void set.run({ fourEyes }).then((answer) => {
            setRefused(answer.ok ? null : answer.error);
            after();
          })
        }
      >
        {t('profileEditor.fourEyes')}
      </CheckBox>
      <p className="hint">{t('profileEditor.fourEyesHint')}</p>
    </Sheet>
  );
};
