/** What went wrong in a way that was foreseen. Bugs throw; everything else is returned as one of these. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Narrower cause within the kind, in kebab case; with `kind` it selects the text shown to the user. */
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The first six are fixed by the report's contract; the rest never leave the library's own reports. */
export type ProblemKind =
  | 'file-damaged'
  | 'file-encrypted'
  | 'file-too-large'
  | 'file-not-xlsx'
  | 'form-not-recognised'
  | 'cancelled'
  | 'file-unreadable'
  | 'formula-invalid'
  | 'standard-invalid'
  | 'edit-refused'
  | 'template-invalid'
  | 'profile-invalid'
  | 'collect-invalid'
  /** Excel itself would not, whatever it was asked. */
  | 'excel-refused';

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(
  kind: ProblemKind,
  reason: string,
  params: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { kind, reason, params } };
}
