import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Translate } from '../../../../i18n/pane';
import { useText } from '../../../hooks';
import { baseName } from '../paths';
import type { SchoolRow } from './schoolRows';

const useStyles = makeStyles({
  name: { ...typographyStyles.body1, display: 'block' },
  code: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  quiet: {
    ...typographyStyles.caption1,
    display: 'block',
    color: tokens.colorNeutralForeground2,
  },
});

/** A school in a few lines: who it is, and how it stands in words. */
export function SchoolWords({ row }: { readonly row: SchoolRow }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  return (
    <>
      <span className={styles.name}>
        {row.name === '' ? t('school.unnamed') : row.name}{' '}
        <span className={styles.code}>{row.code === '' ? t('school.noCode') : row.code}</span>
      </span>
      <span className={styles.quiet}>
        {row.kinds.map((kind) => t(`kind.${kind}`)).join(t('list'))}
        {t('between')}
        {standingTexts(row, t).join(t('sentences'))}
      </span>
    </>
  );
}

/** How a school stands, each thing that is to be known in a sentence. */
function standingTexts({ received }: SchoolRow, t: Translate): readonly string[] {
  if (received === null) return [t('standing.missing')];
  const { standing, paths } = received;
  const texts: string[] = [];
  if (standing.kind === 'unknown')
    texts.push(
      standing.closest.length === 0
        ? t('standing.unknownNone')
        : t('standing.unknown', { closest: standing.closest.map(schoolText).join(t('list')) }),
    );
  if (standing.kind === 'other-name') texts.push(t('standing.other-name', { ...standing.listed }));
  if (standing.kind === 'other-code')
    texts.push(
      t(standing.listed.code === '' ? 'standing.otherNoCode' : 'standing.other-code', {
        ...standing.listed,
      }),
    );
  if (paths.length > 1) texts.push(...severalTexts(received, t));
  const path = baseName(paths[0] ?? '');
  return texts.length === 0 ? [t('standing.in-order', { path })] : texts;
}

function severalTexts(
  { paths, differences, open }: NonNullable<SchoolRow['received']>,
  t: Translate,
): readonly string[] {
  const count = paths.length;
  if (differences === 0) return [t('standing.twiceSame', { count })];
  return [
    // Where nothing tells which counts, neither is said to.
    open > 0
      ? t('standing.twiceOpen', { count })
      : t('standing.twice', { count, path: baseName(paths[0] ?? '') }),
    t('standing.differ', { count: differences }),
    ...(open > 0 ? [t('standing.open', { count: open })] : []),
  ];
}

export function schoolText({
  code,
  name,
}: {
  readonly code: string;
  readonly name: string;
}): string {
  return `${name} ${code}`.trim();
}
