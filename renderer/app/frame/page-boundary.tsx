import { Component, type ReactNode } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { Button, EmptyState, Sheet } from '../../ui/index.ts';

interface Props {
  readonly children: ReactNode;
  readonly onLeave: () => void;
}

/** Keeps a page that fails from taking the window with it, and says what to do. */
export class PageBoundary extends Component<Props, { readonly failure: string | null }> {
  override state: { readonly failure: string | null } = { failure: null };

  static getDerivedStateFromError(error: unknown): { readonly failure: string } {
    return { failure: failureCode(error) };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return (
      <PageFailure
        code={this.state.failure}
        onRetry={() => this.setState({ failure: null })}
        onLeave={() => {
          this.setState({ failure: null });
          this.props.onLeave();
        }}
      />
    );
  }
}

/** A short code for the help desk that carries nothing of the page: the kind of error and a number made of its message. */
const failureCode = (error: unknown): string => {
  const text = error instanceof Error ? `${error.name}:${error.message}` : 'unknown';
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 100_000;
  return `SCHERM-${String(sum).padStart(5, '0')}`;
};

const PageFailure = (props: { readonly code: string; readonly onRetry: () => void; readonly onLeave: () => void }) => {
  const { t } = useTexts();
  return (
    <Sheet>
      <div role="alert">
        <EmptyState
          icon="bad"
          title={t('common.error.pageTitle')}
          actions={
            <>
              <Button kind="main" onPress={props.onRetry}>
                {t('common.error.pageRetry')}
              </Button>
              <Button onPress={props.onLeave}>{t('common.action.toCounter')}</Button>
            </>
          }
        >
          {t('common.error.pageText', { code: props.code })}
        </EmptyState>
      </div>
    </Sheet>
  );
};
