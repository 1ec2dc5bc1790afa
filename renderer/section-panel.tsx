import { type ReactElement, type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './ui/error-boundary';
import type { panelProps } from './ui/tabs';
import { words } from './words/catalogue';

type SectionPanelProps = ReturnType<typeof panelProps> & {
  readonly isShown: boolean;
  readonly onCopy: (text: string, what: string) => void;
  readonly whileLoading?: ReactNode;
  readonly children: ReactNode;
};

/** A view that throws takes its own panel down and nothing else. */
export const SectionPanel = ({
  isShown,
  onCopy,
  whileLoading = null,
  children,
  ...tabPanel
}: SectionPanelProps): ReactElement => (
  <div {...tabPanel} className="tabpanel" hidden={!isShown}>
    <ErrorBoundary onCopy={(details) => onCopy(details, words.app.crash.details)}>
      <Suspense fallback={whileLoading}>{children}</Suspense>
    </ErrorBoundary>
  </div>
);
