export function officeSource(setting: string | undefined): {
  readonly folder: string;
  readonly policy: string;
};
