import { useTexts } from '../i18n/index.ts';
import { Button, writtenTime } from '../ui/index.ts';

interface Moment {
  readonly date: string;
  readonly time: string;
}

/** Offers the first free moment at the desk; nothing when the asked one is it. */
export const FirstFree = ({
  free,
  asked,
  onTake,
}: {
  readonly free: Moment | null;
  readonly asked: Moment;
  readonly onTake: (moment: Moment) => void;
}) => {
  const { t } = useTexts();
  if (free === null) return <p className="muted">{t('appointments.form.noneFree')}</p>;
  if (free.date === asked.date && free.time === asked.time) return null;
  return (
    <p className="row">
      {t('appointments.form.firstFree', { date: free.date, time: writtenTime(free.time) })}
      <Button small onPress={() => onTake(free)}>
        {t('appointments.form.takeFree')}
      </Button>
    </p>
  );
};
