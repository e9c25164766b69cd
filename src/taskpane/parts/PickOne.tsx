import { Combobox, Field, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { searchable } from '../session/filter';

/** More are not drawn: who has a thousand schools types. */
const DRAWN = 50;

const useStyles = makeStyles({
  box: { minWidth: 0, width: '100%' },
  input: { minWidth: 0 },
  list: { maxHeight: '40vh', maxWidth: '90vw' },
  count: { marginLeft: 'auto', color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

interface PickOneProps {
  readonly label: string;
  /** Stands in the field while nothing is chosen. */
  readonly any: string;
  readonly choices: readonly {
    readonly value: string;
    readonly text: string;
    /** What stands at the end of its line. */
    readonly note: string;
  }[];
  readonly value: string | null;
  readonly onPick: (value: string | null) => void;
  /** Said where nothing matches what was typed, and where more match than are drawn. */
  readonly none: string;
  readonly more: (count: number) => string;
}

/** One of many, found by typing part of it; empty for none. */
export function PickOne(props: PickOneProps): ReactElement {
  const { label, any, choices, value, onPick } = props;
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const chosen = choices.find((choice) => choice.value === value);
  const text = typed ?? chosen?.text ?? value ?? '';
  return (
    <Field label={label} size="small">
      <Combobox
        className={styles.box}
        input={{ className: styles.input }}
        listbox={{ className: styles.list }}
        size="small"
        freeform
        clearable
        inlinePopup
        expandIcon={{ 'aria-label': label }}
        open={open}
        onOpenChange={(_, data) => {
          setOpen(data.open);
        }}
        placeholder={any}
        value={text}
        selectedOptions={value === null ? [] : [value]}
        onChange={(event) => {
          setTyped(event.target.value);
          // Chinese is typed through an input method, whose keys open no list by themselves.
          setOpen(true);
        }}
        onOptionSelect={(_, { optionValue }) => {
          setTyped(null);
          onPick(optionValue ?? null);
        }}
        onBlur={() => {
          setTyped(null);
          if (typed?.trim() === '') onPick(null);
        }}
      >
        <Found {...props} typed={typed ?? ''} />
      </Combobox>
    </Field>
  );
}

function Found({ choices, none, more, typed }: PickOneProps & { readonly typed: string }) {
  const styles = useStyles();
  const words = searchable(typed).split(/\s+/).filter(Boolean);
  const found = choices.filter(({ text }) => {
    const within = searchable(text);
    return words.every((word) => within.includes(word));
  });
  return (
    <>
      {found.slice(0, DRAWN).map(({ value, text, note }) => (
        <Option key={value} value={value} text={text}>
          {text}
          <span className={styles.count}>{note}</span>
        </Option>
      ))}
      {found.length === 0 ? (
        <Option disabled text={none} value="">
          {none}
        </Option>
      ) : null}
      {found.length > DRAWN ? (
        <Option disabled text={more(found.length - DRAWN)} value="">
          {more(found.length - DRAWN)}
        </Option>
      ) : null}
    </>
  );
}
