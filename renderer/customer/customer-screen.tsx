import type { ReactNode } from 'react';
import type { CustomerScene, CustomerView } from '../../electron/ipc/contract.ts';
import { type TextsIn, useTextsIn } from '../i18n/index.ts';
import { Arms, Icon, type IconName, Tries } from '../ui/index.ts';
import './customer.css';

/** One scene in large type, in the language of the applicant. It is read from two metres, by somebody who has no keys here. */
export const CustomerScreen = ({
  view: { language, municipality, scene },
  children,
}: {
  readonly view: CustomerView;
  /** Below the scene: the field for a code, where this window has one. */
  readonly children?: ReactNode;
}) => {
  const texts = useTextsIn(language);
  const { icon, tone, title, lines } = drawn(scene, texts);
  return (
    <main className={`cust cust--${tone}`} lang={language} data-scene={scene.kind}>
      <header className="cust__head">
        <Arms />
        <span>{municipality}</span>
      </header>
      <div className="cust__body" role="status" aria-live="polite">
        <Icon name={icon} size="l" />
        <h1>{title}</h1>
        {lines}
      </div>
      {children}
    </main>
  );
};

type Tone = 'calm' | 'ask' | 'ok' | 'warn' | 'bad';
interface Drawn {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly title: string;
  readonly lines: ReactNode;
}

const drawn = (scene: CustomerScene, texts: TextsIn): Drawn => {
  const { t, money, longDate } = texts;
  switch (scene.kind) {
    case 'greeting':
      return plain('desk', 'calm', t('customer.greeting.title'), t('customer.greeting.text'));
    case 'application':
      return {
        ...plain('user', 'ask', t('customer.application.title'), ''),
        lines: (
          <>
            <Names surname={scene.surname} givenNames={scene.givenNames} texts={texts} />
            {scene.dueCents === null ? null : <Due cents={scene.dueCents} texts={texts} />}
            <p>{t('customer.wrong')}</p>
          </>
        ),
      };
    case 'applied': {
      const isCard = scene.what === 'card';
      return {
        ...plain('ok', 'ok', t('customer.applied.title'), ''),
        lines: (
          <>
            {scene.what === 'atOnce' ? (
              <p>{t('customer.applied.atOnce')}</p>
            ) : scene.promised === null ? (
              <p>{t(isCard ? 'customer.applied.noDate' : 'customer.applied.document.noDate')}</p>
            ) : scene.promised.from === scene.promised.to ? (
              <Figure
                label={t(isCard ? 'customer.applied.ready' : 'customer.applied.document.ready')}
                value={longDate(scene.promised.from)}
              />
            ) : (
              <Figure
                label={t(isCard ? 'customer.applied.between' : 'customer.applied.document.between')}
                value={`${longDate(scene.promised.from)} – ${longDate(scene.promised.to)}`}
              />
            )}
            <PaidLines {...scene} texts={texts} />
          </>
        ),
      };
    }
    case 'due':
      return {
        ...plain('euro', 'ask', t('customer.due.title'), ''),
        lines: <Due cents={scene.dueCents} texts={texts} />,
      };
    case 'paid':
      return {
        ...plain('ok', 'ok', scene.paidCents === 0 ? t('customer.paid.nothing') : t('customer.paid.title'), ''),
        lines: (
          <>
            {scene.paidCents === 0 ? null : <p className="cust__figure num">{money(scene.paidCents)}</p>}
            <Change cents={scene.changeCents} texts={texts} />
            <p>{t('customer.paid.text')}</p>
          </>
        ),
      };
    case 'bring':
      return plain(
        scene.what === 'oldCard' ? 'card' : 'letter',
        'ask',
        t(`customer.bring.${scene.what}.title`),
        t(`customer.bring.${scene.what}.text`),
      );
    case 'details':
      return {
        ...plain('user', 'ask', t('customer.details.title'), ''),
        lines: (
          <>
            <Names surname={scene.surname} givenNames={scene.givenNames} texts={texts} />
            <p>{t('customer.wrong')}</p>
          </>
        ),
      };
    case 'fingerprints':
      return plain('finger', 'ask', t('customer.fingerprints.title'), t('customer.fingerprints.text'));
    case 'activating':
      return plain('chip', 'calm', t('customer.activating.title'), t('customer.activating.text'));
    case 'code':
      return codeDrawn(scene, texts);
    case 'cardReady':
      return plain('ok', 'ok', t('customer.cardReady.title'), t('customer.cardReady.text'));
    case 'thanks':
      return plain('ok', 'ok', t('customer.thanks.title'), t('customer.thanks.text'));
  }
};

const plain = (icon: IconName, tone: Tone, title: string, text: string): Drawn => ({
  icon,
  tone,
  title,
  lines: <p>{text}</p>,
});

/** Steps in which a code is to be entered now. */
const ENTERED = ['ask', 'last', 'choose', 'puk', 'wrong'] as const;
type EnteredStep = (typeof ENTERED)[number];
const isEntered = (step: string): step is EnteredStep => ENTERED.some((one) => one === step);
const CODE_TONES = { right: 'ok', changed: 'ok', last: 'warn', wrong: 'warn', unsure: 'warn', blocked: 'bad' } as const;

const codeDrawn = (scene: Extract<CustomerScene, { kind: 'code' }>, { t }: TextsIn): Drawn => {
  const { step, keys, triesLeft } = scene;
  const tone = step in CODE_TONES ? CODE_TONES[step as keyof typeof CODE_TONES] : 'ask';
  const text = step === 'ask' ? null : t(`customer.code.${step}.text`);
  return {
    icon: tone === 'ok' || tone === 'bad' ? tone : tone === 'warn' ? 'warn' : 'pin',
    tone,
    title: t(`customer.code.${step}.title`),
    lines: (
      <>
        {text === null ? null : <p>{text}</p>}
        {isEntered(step) ? <p>{t(`customer.code.${keys}`)}</p> : null}
        {triesLeft === null || triesLeft === 0 || !isEntered(step) ? null : (
          <p className="cust__tries">
            <Tries left={triesLeft} of={Math.max(3, triesLeft)} />
            <b>{t('customer.code.tries', { count: triesLeft })}</b>
          </p>
        )}
        {isEntered(step) ? <p className="cust__small">{t('customer.code.privacy')}</p> : null}
      </>
    ),
  };
};

const Names = ({
  surname,
  givenNames,
  texts: { t },
}: {
  readonly surname: string;
  readonly givenNames: string;
  readonly texts: TextsIn;
}) => (
  <dl className="cust__facts">
    <div>
      <dt>{t('customer.name')}</dt>
      <dd>{surname === '' ? '–' : surname}</dd>
    </div>
    <div>
      <dt>{t('customer.givenNames')}</dt>
      <dd>{givenNames === '' ? '–' : givenNames}</dd>
    </div>
  </dl>
);

const Figure = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div className="cust__sum">
    <p>{label}</p>
    <p className="cust__figure num">{value}</p>
  </div>
);

const Due = ({ cents, texts: { t, money } }: { readonly cents: number; readonly texts: TextsIn }) =>
  cents === 0 ? <p>{t('customer.due.free')}</p> : <Figure label={t('customer.due.title')} value={money(cents)} />;

const Change = ({ cents, texts: { t, money } }: { readonly cents: number; readonly texts: TextsIn }) =>
  cents === 0 ? null : (
    <p>
      {t('customer.paid.change')} <b className="num">{money(cents)}</b>
    </p>
  );

const PaidLines = ({
  paidCents,
  changeCents,
  texts,
}: {
  readonly paidCents: number;
  readonly changeCents: number;
  readonly texts: TextsIn;
}) =>
  paidCents === 0 ? null : (
    <>
      <p>
        {texts.t('customer.paid.title')} <b className="num">{texts.money(paidCents)}</b>
      </p>
      <Change cents={changeCents} texts={texts} />
    </>
  );
