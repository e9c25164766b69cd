import { useMemo, type ReactElement } from 'react';
import { useText } from '../../../hooks';
import { RowList } from '../../../parts/RowList';
import type { ReceivingView } from '../../../session/receiving/types';
import { ListHead, NothingFound } from '../ListHead';
import { StateMark } from '../StateMark';
import { useReceiving } from '../useReceiving';
import { FileDetails } from './FileDetails';
import { fileRows, isFaulty, isOf, shownFiles, type FileRow } from './fileLines';
import { FileWords } from './FileWords';

const KINDS = [
  'not-checked',
  'partly-checked',
  'faulty',
  'checked',
  'remarked',
  'reading',
  'waiting',
  'cancelled',
] as const satisfies readonly ReceivingView['files'][];

/** Every file with its state: which were read, which could not be, and why. */
export function FilePart(): ReactElement {
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { files, collection, view } = state;
  const rows = useMemo(() => fileRows(files, collection?.remarks), [files, collection]);
  const shown = useMemo(() => shownFiles(rows, view), [rows, view]);
  return (
    <>
      <ListHead
        searchLabel={t('search.files')}
        chipsLabel={t('filter.files')}
        chips={KINDS.map((kind) => ({
          state: kind,
          name:
            kind === 'remarked' || kind === 'faulty' ? t(`filter.${kind}`) : t(`status.${kind}`),
          count: rows.filter((row) => isOf(row, kind)).length,
        }))}
        chosen={view.files}
        onChoose={(kind) => {
          actions.setView({ files: kind });
        }}
      />
      {shown.length === 0 ? (
        <NothingFound
          onAll={() => {
            actions.setView({ files: null, search: '' });
          }}
        />
      ) : (
        <RowList
          label={t('file.list')}
          rows={shown}
          keyOf={pathOf}
          icon={({ line }) => <StateMark state={isFaulty(line) ? 'faulty' : line.status} />}
          line={(row) => <FileWords row={row} />}
          more={(row) => <FileDetails row={row} />}
        />
      )}
    </>
  );
}

function pathOf({ line }: FileRow): string {
  return line.path;
}
