import { useState } from 'react';
import type { CertificateChoice } from '../../electron/ipc/contract.ts';
import { useShortcuts } from '../app/index.ts';
import { textIn, useTexts } from '../i18n/index.ts';
import { Button, Icon, Segmented } from '../ui/index.ts';
import type { Visit } from './visit.ts';

/**
 * Step 5: the card is switched on in the federal application. The list says what to do there; each line is confirmed before
 * the next one opens, and stays confirmed when the visit is interrupted.
 */
export const FederalStep = ({ visit }: { readonly visit: Visit }) => {
  const { t, language } = useTexts();
  const { steps, choices, usual } = visit.detail.visit.federal;
  const [chosen, setChosen] = useState<CertificateChoice | ''>(usual ?? '');
  const due = steps.find(({ done }) => done === null);
  const mustChoose = due?.asks === 'CERTIFICATES' && chosen === '';
  const confirm = (): void => {
    if (due === undefined || mustChoose) return;
    const choice = due.asks === 'CERTIFICATES' && chosen !== '' ? chosen : null;
    void visit.run('collection.federalStep', { step: due.code, choice });
  };
  useShortcuts([
    {
      keys: 'F4',
      label: t('visit.federal.confirm'),
      run: confirm,
      guard: `federal ${due?.code ?? ''}`,
      inBar: true,
    },
  ]);
  return (
    <>
      <p className="muted small">{t('visit.federal.intro')}</p>
      <ol className="federal">
        {steps.map((step) => {
          const isDue = step.code === due?.code;
          return (
            <li key={step.code} aria-current={isDue ? 'step' : undefined} className={isDue ? 'is-due' : undefined}>
              <Icon name={step.done === null ? (isDue ? 'chevron' : 'busy') : 'ok'} />
              <div className="stack">
                <div>
                  <b>{textIn(step.label, language)}</b>
                  {step.done === null ? null : (
                    <span className="muted small">
                      {' '}
                      {t('visit.federal.done', { at: step.done.at, by: step.done.by })}
                    </span>
                  )}
                </div>
                {isDue ? <p className="small">{textIn(step.hint, language)}</p> : null}
                {isDue && step.asks === 'CERTIFICATES' ? (
                  <Segmented
                    label={t('visit.federal.choice')}
                    value={chosen}
                    options={choices.map((value) => ({ value, label: t(`visit.certificates.${value}`) }))}
                    onChange={setChosen}
                    fit
                  />
                ) : null}
                {isDue ? (
                  <div className="row">
                    <Button
                      kind="main"
                      shortcut="F4"
                      isPending={visit.isPending}
                      isDisabled={mustChoose}
                      onPress={confirm}
                    >
                      {t('visit.federal.confirm')}
                    </Button>
                    {mustChoose ? <span className="muted small">{t('visit.federal.mustChoose')}</span> : null}
                  </div>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
};
