import type { VisitGuard } from '../../electron/ipc/contract.ts';
import { usePlace } from '../app/index.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { usePayCase } from '../till/index.ts';
import { Banner, Button, StatusMark, type Tone } from '../ui/index.ts';
import type { Visit } from './visit.ts';

const TONES: Readonly<Record<VisitGuard['state'], Tone>> = { ok: 'ok', open: 'busy', stop: 'bad', note: 'info' };

/** Why a condition stands as it does, in words. Main sends the key and what goes into it. */
const reasonOf = ({ reasonKey, params }: VisitGuard, { sent }: Texts): string =>
  sent(`visit.reason.${reasonKey}`, params) ?? '';

/** What stops the activation now, and what the last visit left behind, each with its way out. Shown before anything is done. */
export const VisitStops = ({ visit, onNotHandOver }: { readonly visit: Visit; readonly onNotHandOver: () => void }) => {
  const texts = useTexts();
  const { t } = texts;
  const place = usePlace();
  const { guards } = visit.detail.visit;
  const { pay, dialog } = usePayCase(visit.detail.caseId, visit.detail.owedCents);
  const shown = guards.filter(
    ({ state, guard }) => state === 'stop' || (state === 'note' && SAID_FIRST.includes(guard)),
  );
  const act = (wayOut: VisitGuard['wayOut']): (() => void) | null => {
    switch (wayOut) {
      case 'till':
        return pay;
      case 'case':
        return () => place.go({ name: 'case', caseId: visit.detail.caseId });
      case 'notHandOver':
        return onNotHandOver;
      default:
        return null;
    }
  };
  const banners = shown.map((guard) => {
    const run = act(guard.wayOut);
    return (
      <Banner
        key={guard.guard}
        tone={guard.state === 'stop' ? 'bad' : 'info'}
        title={t(`visit.guard.${guard.guard}`)}
        actions={
          run === null ? undefined : (
            <Button shortcut={guard.wayOut === 'till' ? 'F8' : undefined} onPress={run}>
              {t(`visit.wayOut.${guard.wayOut ?? 'case'}`)}
            </Button>
          )
        }
      >
        {reasonOf(guard, texts)}
      </Banner>
    );
  });
  return (
    <>
      {banners}
      {dialog}
    </>
  );
};

/** Notes that an officer wants to know before the first step. */
const SAID_FIRST: readonly VisitGuard['guard'][] = ['lastVisit', 'codes'];

/** Every condition of the handover with its state and why, as main sees it. */
export const GuardList = ({ guards }: { readonly guards: readonly VisitGuard[] }) => {
  const texts = useTexts();
  const { t } = texts;
  return (
    <ul className="plain-list">
      {guards.map((guard) => (
        <li key={guard.guard}>
          <StatusMark tone={TONES[guard.state]}>
            <span>
              <span className="vh">{t(`visit.state.${guard.state}`)}: </span>
              {reasonOf(guard, texts)}
            </span>
          </StatusMark>
        </li>
      ))}
    </ul>
  );
};
