import { useState } from 'react';
import type { CallError, MovedToServer, ServerFound } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand, useSession } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, DataTable, Sheet, TextField } from '../../ui/index.ts';

/** The way from a file of one desk to a server that several share: try the address, then bring everything there, or join. */
export const ServerSheet = () => {
  const { t } = useTexts();
  const session = useSession();
  const place = useCall('data.overview', undefined);
  const test = useCommand('data.testServer');
  const move = useCommand('data.moveToServer');
  const join = useCommand('data.joinServer');
  const [url, setUrl] = useState('');
  const [password, setPassword] = useState('');
  const [desk, setDesk] = useState(session.desk ?? '');
  const [found, setFound] = useState<ServerFound | null>(null);
  const [moved, setMoved] = useState<MovedToServer | null>(null);
  const [hasJoined, setJoined] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  if (place.data?.kind === 'postgresql') return null;
  const changed =
    (set: (value: string) => void) =>
    (value: string): void => {
      set(value);
      setFound(null);
      setRefused(null);
    };
  const tryAddress = async (): Promise<void> => {
    const answer = await test.run({ url, password });
    setFound(answer.ok ? answer.value : null);
    setRefused(answer.ok ? null : answer.error);
  };
  const bring = async (): Promise<void> => {
    const answer = await move.run({ url, password, desk });
    setMoved(answer.ok ? answer.value : null);
    setRefused(answer.ok ? null : answer.error);
  };
  const joinIn = async (): Promise<void> => {
    const answer = await join.run({ url, password, desk });
    setJoined(answer.ok);
    setRefused(answer.ok ? null : answer.error);
  };
  if (moved !== null || hasJoined) return <Done moved={moved} />;
  return (
    <Sheet title={t('data.serverTitle')} meta={t('data.serverMeta')}>
      <RefusalBanner error={refused} />
      <TextField
        label={t('data.serverUrl')}
        hint={t('data.serverUrlHint')}
        value={url}
        onChange={changed(setUrl)}
        maxLength={2000}
      />
      <div className="grid2">
        <TextField
          label={t('data.serverPassword')}
          type="password"
          value={password}
          onChange={changed(setPassword)}
          maxLength={500}
        />
        <TextField label={t('data.serverDesk')} hint={t('data.serverDeskHint')} value={desk} onChange={setDesk} />
      </div>
      <div className="row">
        <Button isPending={test.isPending} onPress={() => void tryAddress()}>
          {t('data.serverTest')}
        </Button>
      </div>
      {found === null ? null : (
        <Banner
          tone={found.content === 'foreign' ? 'warn' : 'ok'}
          live="status"
          title={t('data.serverFound', {
            server: found.server,
            encrypted: found.encrypted ? t('data.encrypted') : t('data.notEncrypted'),
          })}
          actions={
            found.content === 'foreign' ? undefined : found.content === 'empty' ? (
              <Button kind="main" isPending={move.isPending} onPress={() => void bring()}>
                {t('data.serverMove')}
              </Button>
            ) : (
              <Button kind="main" isPending={join.isPending} onPress={() => void joinIn()}>
                {t('data.serverJoin')}
              </Button>
            )
          }
        >
          {move.isPending
            ? t('data.serverMoving')
            : found.content === 'empty'
              ? t('data.serverEmpty')
              : found.content === 'inUse'
                ? t('data.serverInUse', { count: found.cases })
                : t('data.serverForeign')}
        </Banner>
      )}
    </Sheet>
  );
};

/** Counts of both sides, and the way to the next start. */
const Done = ({ moved }: { readonly moved: MovedToServer | null }) => {
  const { t, language } = useTexts();
  const number = new Intl.NumberFormat(language).format;
  const quit = useCommand('data.quit');
  return (
    <Sheet title={t('data.serverTitle')}>
      <Banner
        tone="ok"
        live="status"
        actions={
          <Button kind="main" isPending={quit.isPending} onPress={() => void quit.run(undefined)}>
            {t('data.quit')}
          </Button>
        }
      >
        {moved === null ? t('data.serverJoined') : t('data.serverMoved')}
      </Banner>
      {moved === null ? null : (
        <DataTable
          label={t('data.serverMoved')}
          rows={moved.counts.filter(({ from }) => from > 0)}
          rowKey={({ table }) => table}
          columns={[
            { id: 'table', header: t('data.table'), cell: ({ table }) => <span className="mono">{table}</span> },
            { id: 'from', header: t('data.here'), cell: ({ from }) => number(from), align: 'right', isNumber: true },
            { id: 'to', header: t('data.there'), cell: ({ to }) => number(to), align: 'right', isNumber: true },
          ]}
        />
      )}
    </Sheet>
  );
};
