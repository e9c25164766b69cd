import { Checkbox, Spinner } from '@fluentui/react-components';
import { useMemo, useState, type ReactElement } from 'react';
import { useAnswer, useFigures, usePane, useRevision, useText } from '../../hooks';
import { ActionDialog } from '../../parts/ActionDialog';
import { Disclosure } from '../../parts/Disclosure';
import { TickTable } from '../../parts/TickTable';
import { typedText } from '../../parts/typedText';
import { fixKey, type RepairKind, repairKinds } from './repairKinds';

interface RepairDialogProps {
  readonly onClose: () => void;
}

/** All repairs by kind as before → after. What is sure is ticked; what has to be confirmed is not. */
export function RepairDialog({ onClose }: RepairDialogProps): ReactElement {
  const { state, actions } = usePane();
  const t = useText('findings');
  const figures = useFigures();
  const { value } = useAnswer(useRevision(), () => actions.previewFixes({}));
  const [ticked, setOff] = useState<ReadonlySet<string> | null>(null);
  const fixes = value ?? [];
  const off = ticked ?? new Set(fixes.filter(({ isSure }) => !isSure).map(fixKey));
  const chosen = fixes.filter((fix) => !off.has(fixKey(fix)));
  const names = state.view?.fixes ?? NONE;
  const kinds = useMemo(() => repairKinds(value ?? [], names), [value, names]);
  const unsure = kinds.filter(({ isSure }) => !isSure);
  const kind = (one: RepairKind) => <Kind key={one.key} kind={one} off={off} onChange={setOff} />;
  return (
    <ActionDialog
      title={t('repairs.title')}
      cancel={t('fixes.cancel')}
      action={t('fixes.apply', { count: figures.integer(chosen.length) })}
      disabled={chosen.length === 0}
      onClose={onClose}
      onAction={() => {
        onClose();
        void actions.applyFixes(chosen);
      }}
    >
      {value === null ? <Spinner size="tiny" label={t('fixes.loading')} /> : null}
      {value?.length === 0 ? t('fixes.none') : null}
      {fixes.length === 0 ? null : <div>{t('repairs.text')}</div>}
      {kinds.filter(({ isSure }) => isSure).map(kind)}
      {unsure.length === 0 ? null : (
        <>
          <strong>{t('repairs.unsureTitle')}</strong>
          <div>{t('fixes.unsure')}</div>
          {unsure.map(kind)}
        </>
      )}
      {fixes.length === 0 ? null : <div>{t('repairs.left')}</div>}
    </ActionDialog>
  );
}

const NONE: readonly never[] = [];

interface KindProps {
  readonly kind: RepairKind;
  readonly off: ReadonlySet<string>;
  readonly onChange: (off: ReadonlySet<string>) => void;
}

/** One kind, ticked as a whole or cell by cell. */
function Kind({ kind, off, onChange }: KindProps): ReactElement {
  const { language } = usePane().state.settings;
  const t = useText('findings');
  const figures = useFigures();
  const keys = kind.fixes.map(fixKey);
  const offHere = new Set(keys.filter((key) => off.has(key)));
  const chosen = keys.length - offHere.size;
  const set = (offNow: ReadonlySet<string>) => {
    const others = [...off].filter((key) => !keys.includes(key));
    onChange(new Set([...others, ...offNow]));
  };
  const count = { chosen: figures.integer(chosen), count: figures.integer(keys.length) };
  const name = t('repairs.kind', { name: kind.name, ...count });
  return (
    <div>
      <Checkbox
        label={name}
        checked={chosen === keys.length ? true : chosen === 0 ? false : 'mixed'}
        onChange={() => {
          set(chosen === keys.length ? new Set(keys) : new Set());
        }}
      />
      <Disclosure summary={t('repairs.view')} openAtFirst={keys.length <= FEW}>
        <TickTable
          label={name}
          headers={[t('fixes.cell'), t('fixes.before'), t('fixes.after')]}
          rows={kind.fixes.map((fix) => {
            const place = `${fix.sheet.trim()} ${fix.cell}`;
            return {
              key: fixKey(fix),
              label: t('fixes.pick', { place }),
              cells: [place, typedText(fix.before, language), typedText(fix.after, language)],
            };
          })}
          off={offHere}
          onChange={set}
          allLabel={t('fixes.all')}
        />
      </Disclosure>
    </div>
  );
}

/** So many cells are shown at once; more open when they are asked for. */
const FEW = 8;
