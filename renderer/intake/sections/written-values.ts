import { useMemo } from 'react';
import { useTexts } from '../../i18n/index.ts';
import type { Compared } from '../mapping/card-comparison.ts';
import { nationalities, nationalityName } from '../mapping/nationalities.ts';

/** Writes values of the comparison as people read them; an empty one as a dash. */
export const useWrittenValues = () => {
  const { t, date, nationalNumber, language } = useTexts();
  return useMemo(() => {
    const known = nationalities(language, (code) => t(`intake.nationality.${code}`));
    const one = (row: Compared, value: string): string => {
      if (row === 'birthDate') return date(value);
      if (row === 'nationalNumber') return nationalNumber(value);
      if (row === 'nationality') return nationalityName(known, value);
      if (row === 'sex') return value === 'M' || value === 'F' || value === 'X' ? t(`common.sex.${value}`) : value;
      return value;
    };
    const written = (row: Compared, values: readonly string[]): string => {
      const parts = values.filter((value) => value !== '').map((value) => one(row, value));
      if (parts.length === 0) return '–';
      if (row !== 'address') return parts.join(' ');
      const [street, ...rest] = parts;
      return rest.length === 0 ? (street ?? '') : `${street}, ${rest.join(' ')}`;
    };
    return { known, written };
  }, [t, date, nationalNumber, language]);
};
