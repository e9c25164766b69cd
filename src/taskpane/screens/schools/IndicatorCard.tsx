import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { SchoolIndicatorView } from '../../../app/view/types';
import { useText } from '../../hooks';
import { CellLink } from '../../parts/CellLink';
import { CitationLine } from '../../parts/CitationLine';
import { Disclosure } from '../../parts/Disclosure';
import { VerdictWord } from '../../parts/VerdictWord';
import { Gauge } from './Gauge';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
  },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  inputs: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    margin: `${tokens.spacingVerticalXS} 0`,
    alignItems: 'center',
    '& button': { minHeight: '24px' },
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
});

/** One indicator of a school: value against threshold and floor, what is missing, and the cells it comes from. */
export function IndicatorCard({
  indicator,
}: {
  readonly indicator: SchoolIndicatorView;
}): ReactElement {
  const t = useText('schools');
  const styles = useStyles();
  const { code, name, unit, valueText, thresholdText, met } = indicator;
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.head}>
        <Text as="h3" weight="semibold" className={styles.name}>
          {code} {name}
        </Text>
        {indicator.threshold === null ? null : <VerdictWord met={met} />}
      </div>
      <div className={styles.figures}>
        <Text>
          <Text size={400} weight="semibold">
            {valueText}
          </Text>{' '}
          {unit}
        </Text>
        {indicator.threshold === null ? null : (
          <Text className={styles.quiet}>{t('threshold', { threshold: thresholdText })}</Text>
        )}
        {indicator.floorText === null ? null : (
          <Text className={styles.quiet}>{t('floor', { floor: indicator.floorText })}</Text>
        )}
        {indicator.shortfallText === '' ? null : (
          <Text weight="semibold">{indicator.shortfallText}</Text>
        )}
      </div>
      <Gauge indicator={indicator} />
      {indicator.floorMet === false ? <Text size={200}>{t('belowFloor')}</Text> : null}
      {indicator.roundingHides ? <Text size={200}>{t('roundingHides')}</Text> : null}
      {indicator.why === null ? null : <Text size={200}>{indicator.why}</Text>}
      <Disclosure summary={<Text size={200}>{t('working')}</Text>}>
        <Text size={200} block>
          {indicator.working}
        </Text>
        <div className={styles.inputs}>
          {indicator.inputs.map(({ name: input, text, sheet, cell, at }) => (
            <InputLine
              key={`${sheet} ${cell} ${input}`}
              {...{ name: input, text, sheet, cell, at }}
            />
          ))}
        </div>
        <CitationLine citation={indicator.citation} />
      </Disclosure>
    </section>
  );
}

function InputLine({
  name,
  text,
  sheet,
  cell,
  at,
}: SchoolIndicatorView['inputs'][number]): ReactElement {
  const styles = useStyles();
  return (
    <>
      <Text size={200}>{name}</Text>
      <Text size={200} className={styles.number}>
        {text}
      </Text>
      <Text size={200}>
        <CellLink sheet={sheet} at={at} cell={cell} />
      </Text>
    </>
  );
}
