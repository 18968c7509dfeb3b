import { useTexts } from '../../i18n/index.ts';
import { Icon, type IconName } from '../../ui/index.ts';
import { usePlace, useStores } from '../stores/context.tsx';
import { RAIL, type RailPlace, railOf } from '../stores/place.ts';

const ICONS: Readonly<Record<RailPlace, IconName>> = {
  counter: 'desk',
  intake: 'form',
  collection: 'hand',
  card: 'cardlook',
  till: 'till',
  settings: 'gear',
};

/** The six places, Ctrl 1 to 6. */
export const Rail = () => {
  const { t } = useTexts();
  const { place } = usePlace();
  const stores = useStores();
  const current = railOf(place);
  return (
    <nav className="rail" aria-label={t('common.frame.places')}>
      {RAIL.map((name, index) => (
        <button
          key={name}
          type="button"
          className={`rail__item${name === 'settings' ? ' rail__end' : ''}`}
          aria-current={name === current ? 'page' : undefined}
          onClick={() => stores.place.goToRail(name)}
        >
          <span className="rail__n" aria-hidden="true">
            {index + 1}
          </span>
          <Icon name={ICONS[name]} />
          {t(`common.place.${name}`)}
        </button>
      ))}
    </nav>
  );
};
