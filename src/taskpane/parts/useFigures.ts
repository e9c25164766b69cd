import { useMemo } from 'react';
import { usePane } from '../hooks';
import { figure, percent } from './figures';

/** Figures as the language chosen writes them: whole numbers, and shares between 0 and 1. */
export function useFigures(): {
  readonly integer: (value: number) => string;
  readonly percent: (share: number) => string;
} {
  const { language } = usePane().state.settings;
  return useMemo(
    () => ({
      integer: (value) => figure(value, language),
      percent: (share) => percent(share, language),
    }),
    [language],
  );
}
