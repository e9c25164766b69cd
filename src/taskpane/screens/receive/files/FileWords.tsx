import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { problemText } from '../../../../i18n/index';
import type { Translate } from '../../../../i18n/pane';
import { usePane, useText } from '../../../hooks';
import { baseName, folderOf } from '../paths';
import type { FileRow } from './fileLines';
import { tierCounts } from './tierCounts';

const useStyles = makeStyles({
  name: { ...typographyStyles.body1, display: 'block', overflowWrap: 'anywhere' },
  folder: { color: tokens.colorNeutralForeground3 },
  quiet: {
    ...typographyStyles.caption1,
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    color: tokens.colorNeutralForeground2,
  },
});

/** A file in two lines: its name, and how it stands in words. */
export function FileWords({ row }: { readonly row: FileRow }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { language } = usePane().state.settings;
  const { path, status, received } = row.line;
  const folder = folderOf(path);
  const facts = [t(`status.${status}`)];
  const { problem = null } = received ?? {};
  const isRead = status === 'checked' || status === 'partly-checked' || status === 'not-checked';
  if (isRead && problem !== null) facts.push(problemText(problem, language));
  else if (isRead && received !== null) facts.push(countText(row, t));
  return (
    <>
      <span className={styles.name}>
        {folder === '' ? null : <span className={styles.folder}>{folder}/</span>}
        {baseName(path)}
      </span>
      <span className={styles.quiet}>
        {[...facts, ...row.remarks.map((remark) => t(`remark.${remark.kind}`, remark))].join(
          t('between'),
        )}
      </span>
    </>
  );
}

/** What its own check found, the gravest first. */
function countText({ line: { received } }: FileRow, t: Translate): string {
  if (received === null) return '';
  const counts = tierCounts(received);
  const parts = (['error', 'warning', 'below', 'further'] as const)
    .filter((tier) => counts[tier] > 0)
    .map((tier) => t(`file.${tier}`, { count: counts[tier] }));
  return parts.length === 0 ? t('file.clean') : parts.join(t('comma'));
}
