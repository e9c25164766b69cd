import { makeStyles, Tab, TabList, tokens, typographyStyles } from '@fluentui/react-components';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import type { ReactElement } from 'react';
import { useText } from '../../hooks';
import { Disclosure } from '../../parts/Disclosure';
import { EmptyState } from '../../parts/EmptyState';
import type { ReceivingPart } from '../../session/receiving/types';
import { ChooseFiles } from './ChooseFiles';
import { DropZone } from './DropZone';
import { FilePart } from './files/FilePart';
import { MappingPart } from './mapping/MappingPart';
import { ProgressPart } from './ProgressPart';
import { ReceivingAnnouncer } from './ReceivingAnnouncer';
import { ResultPart } from './results/ResultPart';
import { Expected } from './schools/Expected';
import { SchoolPart } from './schools/SchoolPart';
import { useReceiving } from './useReceiving';

const useStyles = makeStyles({
  here: {
    ...typographyStyles.body1,
    margin: 0,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalL}`,
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    alignSelf: 'stretch',
  },
  quiet: { ...typographyStyles.caption1, margin: 0, maxWidth: '44ch' },
  ahead: { alignSelf: 'stretch', textAlign: 'start' },
  tabs: { padding: `0 ${tokens.spacingHorizontalXS}`, flexShrink: 0 },
  part: { display: 'flex', flexDirection: 'column', flex: '1 1 auto', minHeight: 0 },
});

const PARTS: Readonly<Record<ReceivingPart, () => ReactElement | null>> = {
  files: FilePart,
  schools: SchoolPart,
  mapping: MappingPart,
  results: ResultPart,
};

/** 接收: files of many schools, read and checked, put together and sent back. */
export function ReceiveScreen(): ReactElement {
  const { state } = useReceiving();
  return (
    <DropZone>
      {state.phase === 'empty' ? <Empty /> : <Received />}
      <ReceivingAnnouncer />
    </DropZone>
  );
}

function Empty(): ReactElement {
  const t = useText('receive');
  const styles = useStyles();
  return (
    <EmptyState icon={<MailInboxRegular />} title={t('empty.title')} text={t('empty.text')}>
      <p className={styles.here}>{t('drop.here')}</p>
      <ChooseFiles first />
      <Ahead />
      <p className={styles.quiet}>{t('empty.private')}</p>
    </EmptyState>
  );
}

/** What may be said before the first file comes: then none is checked twice. */
function Ahead(): ReactElement {
  const t = useText('receive');
  const styles = useStyles();
  const { roster, year, lastYear, lastYearReading } = useReceiving().state;
  const isBegun = [roster, year, lastYear, lastYearReading].some((one) => one !== null);
  return (
    <div className={styles.ahead}>
      <Disclosure summary={t('empty.ahead')} openAtFirst={isBegun}>
        <Expected />
      </Disclosure>
    </div>
  );
}

function Received(): ReactElement {
  const t = useText('receive');
  const styles = useStyles();
  const { state, actions } = useReceiving();
  const { part } = state.view;
  const Part = PARTS[part];
  const asked = state.collection?.questions.length ?? 0;
  return (
    <>
      <ProgressPart />
      <TabList
        className={styles.tabs}
        size="small"
        aria-label={t('parts')}
        selectedValue={part}
        onTabSelect={(_, { value }) => {
          actions.setView({ part: value as ReceivingPart, search: '' });
        }}
      >
        {(Object.keys(PARTS) as ReceivingPart[]).map((id) => (
          <Tab key={id} id={`receive-${id}`} value={id} aria-controls="receive-part">
            {id === 'mapping' && asked > 0
              ? t('partCount', { name: t('part.mapping'), count: asked })
              : t(`part.${id}`)}
          </Tab>
        ))}
      </TabList>
      <div
        id="receive-part"
        role="tabpanel"
        aria-labelledby={`receive-${part}`}
        className={styles.part}
      >
        <Part />
      </div>
    </>
  );
}
