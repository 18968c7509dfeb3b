import { useEffect, useState } from 'react';
import { STEPS, type Step, stepId } from '../mapping/steps.ts';

/** The step that the officer works on: where the focus is; while the page is scrolled without it, the one at the top. */
export const useCurrentStep = (): Step => {
  const [current, setCurrent] = useState<Step>('person');
  useEffect(() => {
    const byFocus = (event: FocusEvent): void => {
      const section = event.target instanceof Element ? event.target.closest('section[id^="step-"]') : null;
      const step = STEPS.find((one) => stepId(one) === section?.id);
      if (step !== undefined) setCurrent(step);
    };
    const byScroll = (): void => {
      const step = stepAtTop(window.innerHeight / 3);
      const focused = document.activeElement?.closest('section[id^="step-"]') ?? null;
      if (step !== null && (focused === null || !isVisible(focused))) setCurrent(step);
    };
    document.addEventListener('focusin', byFocus);
    document.addEventListener('scroll', byScroll, { capture: true, passive: true });
    return () => {
      document.removeEventListener('focusin', byFocus);
      document.removeEventListener('scroll', byScroll, { capture: true });
    };
  }, []);
  return current;
};

const stepAtTop = (line: number): Step | null => {
  const above = STEPS.filter((step) => {
    const section = document.getElementById(stepId(step));
    return section !== null && section.getBoundingClientRect().top <= line;
  });
  return above.at(-1) ?? null;
};

const isVisible = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};
