import { makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components';
import type { StandardView } from '../../../app/view/types';
import { usePane, useText } from '../../hooks';
import { CitationLine } from '../../parts/CitationLine';
import { Disclosure } from '../../parts/Disclosure';
import { Section } from '../../parts/Section';

const useStyles = makeStyles({
  hint: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  relief: { display: 'flex', flexDirection: 'column' },
  basis: {
    ...typographyStyles.caption1,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  more: { paddingLeft: '52px' },
});

/** The reliefs that the standard grants: each a switch, off unless somebody who may decide it turns it on. */
export function Reliefs({ standard }: { readonly standard: StandardView }) {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('settings');
  const { reliefs } = state.settings;
  if (standard.reliefs.length === 0) return null;
  return (
    <Section title={t('reliefs.title')}>
      <p className={styles.hint}>{t('reliefs.hint')}</p>
      {standard.reliefs.map(({ id, name, basis, citation }) => (
        <div key={id} className={styles.relief}>
          <Switch
            checked={reliefs.includes(id)}
            label={name}
            onChange={(_, { checked }) => {
              const others = reliefs.filter((one) => one !== id);
              actions.setSettings({ reliefs: checked ? [...others, id] : others });
            }}
          />
          <div className={styles.more}>
            <Disclosure summary={t('reliefs.basis')}>
              <p className={styles.basis}>{basis}</p>
              <CitationLine citation={citation} />
            </Disclosure>
          </div>
        </div>
      ))}
    </Section>
  );
}
