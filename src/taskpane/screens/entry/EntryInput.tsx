import { Button, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useEffect, useId, useRef, type ReactElement } from 'react';
import type { EntryField, EntryPlace } from '../../../app/view/entryTypes';
import { useSession, useText } from '../../hooks';
import { FieldMessages } from './FieldMessages';
import { goAlong, wayOf } from './moving';
import { useTyping } from './useTyping';

const useStyles = makeStyles({
  field: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderLeft: '3px solid transparent',
    // Beneath the heading that stays in sight.
    scrollMarginTop: '44px',
    scrollMarginBottom: tokens.spacingVerticalXXL,
  },
  current: {
    borderLeftColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  input: { minWidth: 0 },
  unit: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  options: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXS,
  },
  option: { minWidth: 'auto' },
});

interface EntryInputProps {
  readonly field: EntryField;
  readonly place: EntryPlace;
  readonly isCurrent: boolean;
  /** The selection in the sheet came here, so the field is brought into sight. */
  readonly isSought: boolean;
  readonly onCurrent: (key: string) => void;
  readonly onStored: (place: EntryPlace) => void;
}

/** One field: what its cell holds, what is typed in its place, and what is wrong with it. */
export const EntryInput = memo(function EntryInput(props: EntryInputProps): ReactElement {
  const { field, place, isCurrent, isSought, onCurrent, onStored } = props;
  const styles = useStyles();
  const t = useText('entry');
  const { actions } = useSession();
  const typing = useTyping(field, place, onStored);
  const box = useRef<HTMLDivElement>(null);
  const help = useId();
  useEffect(() => {
    if (isSought) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isSought]);
  const isLocked = field.locked !== null;
  const wrong =
    typing.refused !== '' || field.findings.some(({ tier, own }) => own && tier === 'error');
  return (
    <div ref={box} className={mergeClasses(styles.field, isCurrent && styles.current)}>
      <Field
        label={field.label}
        required={field.required && field.applies}
        size="small"
        validationState={wrong ? 'error' : 'none'}
      >
        <Input
          className={styles.input}
          size="small"
          value={typing.text}
          readOnly={isLocked}
          autoComplete="off"
          inputMode={field.kind === 'count' || field.kind === 'year' ? 'numeric' : undefined}
          aria-describedby={help}
          aria-invalid={wrong}
          data-entry={field.key}
          contentAfter={<span className={styles.unit}>{field.unit}</span>}
          onChange={(_, { value }) => {
            typing.type(value);
          }}
          onFocus={() => {
            onCurrent(field.key);
            void actions.lookAt(place.sheet, field.at);
          }}
          onBlur={() => {
            typing.store();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typing.isTyping) {
              event.stopPropagation();
              typing.restore();
              return;
            }
            const way = wayOf(event);
            if (way === null) return;
            event.preventDefault();
            if (typing.store()) goAlong(event.currentTarget, way);
          }}
        />
      </Field>
      {isCurrent && !isLocked && field.options.length > 0 ? (
        <div
          className={styles.options}
          role="group"
          aria-label={t('options', { field: field.label })}
        >
          {field.options.map(({ code, name }) => (
            <Button
              key={code}
              className={styles.option}
              size="small"
              // The field itself takes each of them by keyboard.
              tabIndex={-1}
              appearance={typing.text === name ? 'primary' : 'secondary'}
              aria-pressed={typing.text === name || typing.text === code}
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => typing.store(name)}
            >
              {code === name ? name : `${code} ${name}`}
            </Button>
          ))}
        </div>
      ) : null}
      <FieldMessages id={help} field={field} typing={typing} isCurrent={isCurrent} />
    </div>
  );
});
