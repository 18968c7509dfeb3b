import { useState } from 'react';
import type { ProfileOverview, ProfileRef } from '../../../electron/ipc/contract.ts';
import { type Texts, useTexts } from '../../i18n/index.ts';
import { Button, type Column, DataTable, ReasonDialog, StatusMark, type Tone } from '../../ui/index.ts';

type Municipality = ProfileOverview['municipalities'][number];
type Version = Municipality['versions'][number];
type Draft = Municipality['drafts'][number];
type Row =
  | { readonly key: string; readonly kind: 'version'; readonly version: Version }
  | { readonly key: string; readonly kind: 'draft'; readonly draft: Draft };

/** Versions and drafts of one municipality, newest first, with what can be done with the chosen one. */
export const VersionsTable = (props: {
  readonly municipality: Municipality;
  readonly onOpen: (draftId: string) => void;
  readonly onBegin: (version: number) => void;
  readonly onCompare: (key: string) => void;
  readonly onExport: (ref: ProfileRef) => void;
  readonly onApprove: (draftId: string) => void;
  readonly onSendBack: (draftId: string, reason: string) => void;
}) => {
  const texts = useTexts();
  const { t, textOf } = texts;
  const { municipality } = props;
  const rows: readonly Row[] = [
    ...municipality.drafts.map((draft): Row => ({ kind: 'draft', key: draft.draftId, draft })),
    ...municipality.versions.map((version): Row => ({ kind: 'version', key: `v${version.version}`, version })),
  ].sort((a, b) => numberOf(b) - numberOf(a));
  const [selected, setSelected] = useState<string | null>(null);
  const row = rows.find(({ key }) => key === selected) ?? rows[0];
  const [returning, setReturning] = useState<string | null>(null);
  return (
    <>
      <div className="table-scroll">
        <DataTable
          label={t('profileEditor.versionsOf', { name: textOf(municipality.name) })}
          columns={columnsIn(texts)}
          rows={rows}
          rowKey={({ key }) => key}
          selected={row?.key ?? null}
          onSelect={setSelected}
          onOpen={(opened) =>
            opened.kind === 'draft' ? props.onOpen(opened.draft.draftId) : props.onCompare(opened.key)
          }
        />
      </div>
      {row === undefined ? null : (
        <div className="row row-actions">
          {row.kind === 'draft' ? (
            <>
              <Button small onPress={() => props.onOpen(row.draft.draftId)}>
                {t('profileEditor.openDraft', { version: row.draft.version })}
              </Button>
              {row.draft.mayApprove ? (
                <Button small kind="main" onPress={() => props.onApprove(row.draft.draftId)}>
                  {t('profileEditor.approveVersion', { version: row.draft.version })}
                </Button>
              ) : null}
              {row.draft.state === 'PROPOSED' ? (
                <Button small onPress={() => setReturning(row.draft.draftId)}>
                  {t('profileEditor.sendBack')}
                </Button>
              ) : null}
            </>
          ) : row.version.state === 'unreadable' ? null : (
            <Button small onPress={() => props.onBegin(row.version.version)}>
              {t('profileEditor.begin', { version: row.version.version })}
            </Button>
          )}
          <Button small onPress={() => props.onCompare(row.key)}>
            {t('profileEditor.compare')}
          </Button>
          <Button small onPress={() => props.onExport(refOf(row, municipality.profileId))}>
            {t('profileEditor.export')}
          </Button>
        </div>
      )}
      {returning === null ? null : (
        <ReasonDialog
          isOpen
          title={t('profileEditor.sendBack')}
          label={t('profileEditor.reason')}
          backLabel={t('common.action.back')}
          confirmLabel={t('profileEditor.sendBack')}
          onClose={() => setReturning(null)}
          onConfirm={(reason) => {
            props.onSendBack(returning, reason);
            setReturning(null);
          }}
        />
      )}
    </>
  );
};

const numberOf = (row: Row): number => (row.kind === 'draft' ? row.draft.version : row.version.version);

const refOf = (row: Row, profileId: string): ProfileRef =>
  row.kind === 'draft'
    ? { kind: 'draft', draftId: row.draft.draftId }
    : { kind: 'version', profileId, version: row.version.version };

const TONES: Readonly<Record<Version['state'], Tone>> = {
  past: 'info',
  inForce: 'ok',
  coming: 'busy',
  replaced: 'info',
  unreadable: 'bad',
};

const columnsIn = ({ t, date }: Texts): readonly Column<Row>[] => [
  { id: 'version', header: t('profileEditor.column.version'), isNumber: true, cell: numberOf },
  {
    id: 'state',
    header: t('profileEditor.state'),
    cell: (row) =>
      row.kind === 'draft' ? (
        <StatusMark tone={row.draft.state === 'PROPOSED' ? 'warn' : 'busy'}>
          {t(`profileEditor.draftState.${row.draft.state}`)}
        </StatusMark>
      ) : (
        <StatusMark tone={TONES[row.version.state]}>{t(`profileEditor.versionState.${row.version.state}`)}</StatusMark>
      ),
  },
  {
    id: 'from',
    header: t('profileField.effectiveFrom'),
    isNumber: true,
    cell: (row) => date(row.kind === 'draft' ? row.draft.effectiveFrom : row.version.effectiveFrom) || '–',
  },
  {
    id: 'until',
    header: t('profileEditor.column.until'),
    isNumber: true,
    cell: (row) => (row.kind === 'version' ? date(row.version.until) : '') || '–',
  },
  {
    id: 'author',
    header: t('profileEditor.column.author'),
    cell: (row) =>
      row.kind === 'draft'
        ? row.draft.updatedBy
        : row.version.origin === 'packaged'
          ? t('profileEditor.packaged')
          : row.version.author === row.version.approvedBy
            ? row.version.author
            : t('profileEditor.byTwo', { author: row.version.author, approver: row.version.approvedBy }),
  },
  {
    id: 'council',
    header: t('profileEditor.column.council'),
    cell: (row) => (row.kind === 'draft' ? row.draft.councilDecision : row.version.councilDecision) || '–',
  },
];
