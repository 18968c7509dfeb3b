import { useState } from 'react';
import { useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Photo, Segmented, TextField } from '../ui/index.ts';
import { fieldMessage, type Visit } from './visit.ts';

type Who = 'ALONE' | 'TOGETHER' | 'PROXY';

/** Step 2: who came, that it is the person of the photo, and the letter on the desk. Nobody reads the codes. */
export const PersonStep = ({ visit }: { readonly visit: Visit }) => {
  const { t, error } = useTexts();
  const { detail } = visit;
  const { presence } = detail.visit;
  const name = `${detail.givenNames} ${detail.surname}`.trim();
  const isMinor = presence.representative === 'yes';
  const [who, setWho] = useState<Who>(isMinor ? (presence.applicant === 'needed' ? 'TOGETHER' : 'PROXY') : 'ALONE');
  const [companion, setCompanion] = useState(presence.expected);
  const [letterNumber, setLetterNumber] = useState('');
  const isAccompanied = who !== 'ALONE';
  const seen = (): void => {
    void visit.run('collection.letterSeen', {
      applicant: who !== 'PROXY',
      representative: isAccompanied ? companion : '',
      letterNumber,
    });
  };
  useShortcuts([{ keys: 'F4', label: t('collection.action.personSeen'), run: seen, guard: 'person', inBar: true }]);
  const choices: readonly Who[] =
    presence.applicant === 'notNeeded' || presence.proxyAllowed
      ? ['ALONE', 'TOGETHER', 'PROXY']
      : ['ALONE', 'TOGETHER'];
  return (
    <>
      <div className="visit-person">
        {detail.oldPhoto === null ? null : (
          <div className="visit-person__photo">
            <Photo bytes={detail.oldPhoto} label={t('visit.person.photo')} />
          </div>
        )}
        <div className="stack">
          <p>
            <b>{t('visit.person.ask', { name })}</b>
          </p>
          <Segmented
            label={t('visit.person.who')}
            value={who}
            options={choices.map((value) => ({
              value,
              label: t(
                value === 'ALONE'
                  ? 'visit.person.ALONE'
                  : isMinor
                    ? `visit.person.minor.${value}`
                    : `visit.person.${value}`,
              ),
            }))}
            onChange={setWho}
            fit
          />
          <p className="muted small">
            {t(`visit.because.${presence.because}`, { source: presence.source })}
            {isMinor ? ` ${t('visit.because.minor')}` : ''}
          </p>
          <div className="grid2">
            {isAccompanied ? (
              <TextField
                label={t(isMinor ? 'visit.person.parentName' : 'visit.person.companionName')}
                value={companion}
                onChange={setCompanion}
                maxLength={200}
                required
              />
            ) : null}
            <TextField
              label={t('visit.person.letterNumber')}
              hint={t('visit.person.letterHint')}
              value={letterNumber}
              onChange={setLetterNumber}
              maxLength={40}
              error={fieldMessage(visit.refused, 'letterNumber', error)}
            />
          </div>
        </div>
      </div>
      {who === 'ALONE' && isMinor ? <Banner tone="warn">{t('visit.person.minorAlone')}</Banner> : null}
      <div className="row">
        <Button kind="main" shortcut="F4" isPending={visit.isPending} onPress={seen}>
          {t('collection.action.personSeen')}
        </Button>
        <span className="muted small">{t('collection.letter.missing')}</span>
      </div>
    </>
  );
};
