import { useRef } from 'react';
import { useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';

/** A technical text with a button that copies it. The page has no right to the clipboard, so it copies its own selection. */
export const CopyText = ({ text }: { readonly text: string }) => {
  const { t } = useTexts();
  const toast = useToast();
  const place = useRef<HTMLSpanElement>(null);
  const copy = (): void => {
    const selection = window.getSelection();
    if (place.current === null || selection === null) return;
    const range = document.createRange();
    range.selectNodeContents(place.current);
    selection.removeAllRanges();
    selection.addRange(range);
    const isCopied = document.execCommand('copy');
    toast(
      isCopied
        ? {
            tone: 'ok',
            title: t('cardSheet.expert.copied', { what: text.length > 40 ? `${text.slice(0, 40)}…` : text }),
          }
        : { tone: 'warn', title: t('cardSheet.expert.copyFailed') },
    );
  };
  return (
    <span className="copy">
      <span className="mono breaks" ref={place}>
        {text}
      </span>
      <button
        type="button"
        className="link small"
        onClick={copy}
        aria-label={`${t('cardSheet.expert.copy')} ${text.slice(0, 24)}`}
      >
        {t('cardSheet.expert.copy')}
      </button>
    </span>
  );
};
