import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What stands in place of the part that broke; `again` draws that part anew. */
  readonly fallback: (detail: string, again: () => void) => ReactNode;
}

/** Keeps a bug in one screen from taking the pane with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { detail: string | null }> {
  override state: { detail: string | null } = { detail: null };

  static getDerivedStateFromError(error: unknown): { detail: string } {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { detail } = this.state;
    if (detail === null) return this.props.children;
    return this.props.fallback(detail, () => {
      this.setState({ detail: null });
    });
  }
}
