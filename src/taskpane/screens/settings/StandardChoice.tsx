import {
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import type { StandardView } from '../../../app/view/types';
import { usePane, useText } from '../../hooks';
import { Section } from '../../parts/Section';
import { inFamilies } from './families';

const useStyles = makeStyles({
  group: { gap: tokens.spacingVerticalXS },
  overlay: { marginLeft: tokens.spacingHorizontalXL },
  label: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** The standard to check by: the national ones, each with the local overlays that tighten it. */
export function StandardChoice({ standards }: { readonly standards: readonly StandardView[] }) {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('settings');
  const { standard, reliefs } = state.settings;
  const choose = (id: string) => {
    const known = new Set(standards.find((one) => one.id === id)?.reliefs.map((one) => one.id));
    actions.setSettings({ standard: id, reliefs: reliefs.filter((one) => known.has(one)) });
  };
  return (
    <Section title={t('standard.title')}>
      <RadioGroup
        className={styles.group}
        aria-label={t('standard.title')}
        value={standard}
        onChange={(_, { value }) => {
          choose(value);
        }}
      >
        {inFamilies(standards).map((one) => (
          <Radio
            key={one.id}
            value={one.id}
            className={mergeClasses(one.parent !== null && styles.overlay)}
            label={<StandardLabel standard={one} />}
          />
        ))}
      </RadioGroup>
    </Section>
  );
}

function StandardLabel({ standard }: { readonly standard: StandardView }) {
  const styles = useStyles();
  const t = useText('settings');
  const { title, documentNumber, region, provenance, checked } = standard;
  const place = region ?? t('standard.national');
  return (
    <span className={styles.label}>
      {title}
      <span className={styles.quiet}>
        {t('standard.facts', { documentNumber, place, provenance, checked })}
      </span>
    </span>
  );
}
