/** A short status text and its intent. */
export interface StatusLabel {
  readonly text: string;
  readonly intent: Intent;
  /** Secondary text, shown smaller. */
  readonly detail?: string;
}

/** Selects both a color and an icon, so that no status is conveyed by color alone. */
export type Intent = 'neutral' | 'active' | 'success' | 'warning' | 'error';
