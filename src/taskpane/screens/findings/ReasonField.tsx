import { Field, Textarea } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { usePane, useText } from '../../hooks';

interface ReasonFieldProps {
  readonly text: string;
  /** Saving was tried without any text. */
  readonly missing: boolean;
  readonly onChange: (text: string) => void;
}

/** Where the reason is written, with the name that will stand beside it. */
export function ReasonField({ text, missing, onChange }: ReasonFieldProps): ReactElement {
  const { who } = usePane().state.settings;
  const t = useText('findings');
  return (
    <Field
      label={t('reason.label')}
      required
      hint={who === '' ? t('reason.noWho') : t('reason.who', { who })}
      {...(missing
        ? { validationState: 'error' as const, validationMessage: t('reason.required') }
        : {})}
    >
      <Textarea
        value={text}
        autoFocus
        resize="vertical"
        placeholder={t('reason.placeholder')}
        onChange={(_, { value }) => {
          onChange(value);
        }}
      />
    </Field>
  );
}
