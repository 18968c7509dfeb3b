import { useState } from 'react';
import type { PurgeRecord } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, DataTable, Dialog, KeyValues, Sheet } from '../../ui/index.ts';

/** Every removal, newest first, with what proves it. */
export const PurgeProof = ({ purges }: { readonly purges: readonly PurgeRecord[] }) => {
  const { t, instant } = useTexts();
  const [open, setOpen] = useState<PurgeRecord | null>(null);
  return (
    <Sheet title={t('retention.proof')} meta={t('retention.proofMeta')}>
      {purges.length === 0 ? (
        <p className="muted">{t('retention.proofNone')}</p>
      ) : (
        <DataTable
          label={t('retention.proof')}
          rows={purges}
          rowKey={({ number }) => number}
          onOpen={setOpen}
          columns={[
            { id: 'number', header: t('retention.proofNumber'), cell: ({ number }) => number, isCode: true },
            { id: 'when', header: t('retention.when'), cell: ({ at }) => instant(at), isNumber: true },
            {
              id: 'what',
              header: t('retention.what'),
              cell: ({ kind, count }) => `${count} × ${t(`retention.kind.${kind}`).toLowerCase()}`,
            },
            { id: 'who', header: t('retention.who'), cell: ({ by, secondPerson }) => `${by}, ${secondPerson}` },
            { id: 'why', header: t('retention.why'), cell: ({ reason }) => reason, isExtra: true },
          ]}
        />
      )}
      {open === null ? null : <Proof purge={open} onClose={() => setOpen(null)} />}
    </Sheet>
  );
};

const Proof = ({ purge, onClose }: { readonly purge: PurgeRecord; readonly onClose: () => void }) => {
  const { t, date, instant } = useTexts();
  const hash = (text: string) => <span className="mono path">{text}</span>;
  return (
    <Dialog title={t('retention.details', { number: purge.number })} isOpen isWide onClose={onClose}>
      <KeyValues
        facts={[
          { label: t('retention.when'), value: instant(purge.at) },
          { label: t('retention.who'), value: purge.by },
          { label: t('retention.second'), value: purge.secondPerson },
          { label: t('retention.what'), value: `${purge.count} × ${t(`retention.kind.${purge.kind}`).toLowerCase()}` },
          { label: t('retention.endedUntil'), value: date(purge.endedUntil) },
          { label: t('retention.why'), value: purge.reason },
          { label: t('retention.entries'), value: purge.entriesEmptied },
          { label: t('retention.chain'), value: t('retention.entry', { sequence: purge.auditSequence }) },
          { label: t('retention.hashBefore'), value: hash(purge.hashBefore) },
          { label: t('retention.hashAfter'), value: hash(purge.hashAfter) },
          { label: t('retention.labels'), value: purge.labels.join(', ') },
        ]}
      />
      <div className="acts">
        <Button shortcut="Esc" onPress={onClose}>
          {t('common.action.back')}
        </Button>
      </div>
    </Dialog>
  );
};
