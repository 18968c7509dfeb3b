import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Lets everything that shows versions or rules look again. */
export const useAfterRules = (): (() => void) => {
  const queries = useQueryClient();
  return useCallback(() => {
    for (const name of ['profiles.list', 'profiles.compare', 'profiles.changedSince', 'session.profiles'])
      void queries.invalidateQueries({ queryKey: [name] });
  }, [queries]);
};
