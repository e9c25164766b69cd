import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CheckView } from '../../../app/view/types';
import { useFigures, usePane, useText } from '../../hooks';
import { Cautions } from '../../parts/Cautions';
import { Section } from '../../parts/Section';
import { ReceiptCard } from '../entry/ready/ReceiptCard';
import { CountyItems } from './CountyItems';
import { FormList } from './FormList';
import { StandardInForce } from './StandardInForce';
import { TierTiles } from './TierTiles';
import { VerdictCard } from './VerdictCard';

const useStyles = makeStyles({
  checked: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** 概览: the state of the workbook, what was found and checked, by which standard, in which sheets. */
export function OverviewScreen() {
  const { view } = usePane().state;
  const t = useText('overview');
  if (view === null) return null;
  return (
    <>
      <VerdictCard verdict={view.verdict} />
      <ReceiptCard />
      <Cautions cautions={view.cautions} />
      <Section title={t('counts')}>
        <TierTiles counts={view.counts} />
        <Checked view={view} />
      </Section>
      <StandardInForce view={view} />
      <FormList view={view} />
      <CountyItems items={view.items} />
    </>
  );
}

/** How much was looked at: silence about a cell means something only where it was. */
function Checked({ view }: { readonly view: CheckView }) {
  const styles = useStyles();
  const { integer } = useFigures();
  const t = useText('overview');
  const { rules, checked, explained } = view.counts;
  const schools = new Set(view.schools.map(({ code, name }) => code ?? name)).size;
  const counts = { rules: integer(rules), checked: integer(checked), schools: integer(schools) };
  return (
    <p className={styles.checked}>
      {t(schools > 0 ? 'checked' : 'checkedNoSchools', counts)}
      {explained > 0 ? t('explained', { count: integer(explained) }) : null}
    </p>
  );
}
