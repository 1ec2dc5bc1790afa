import { Component, type ReactNode } from 'react';
import { words } from '../words/catalogue';
import { Button } from './button';
import { Icon } from './icons';

type BoundaryProps = { readonly children: ReactNode; readonly onCopy?: (details: string) => void };
type BoundaryState = { readonly error: Error | null };

/** Catches what a view throws while it renders: the rest of the window goes on. React has no hook for it. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(thrown: unknown): BoundaryState {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, onCopy } = this.props;
    if (!error) return children;
    const text = words.app.crash;
    return (
      <div className="state" role="alert">
        <div className="glyph glyph-err">
          <Icon name="error" />
        </div>
        <h2>{text.title}</h2>
        <div className="acts">
          {onCopy && <Button onClick={() => onCopy(`${error.message}\n${error.stack ?? ''}`)}>{text.copy}</Button>}
          <Button kind="primary" onClick={() => this.setState({ error: null })}>
            {text.reload}
          </Button>
        </div>
      </div>
    );
  }
}
