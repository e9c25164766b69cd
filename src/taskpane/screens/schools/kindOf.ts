import type { SchoolItem } from '../../../app/view/types';
import type { Translate } from '../../../i18n/pane';

/** Level and type of a school; once where they are the same words, as of a primary school. */
export function kindOf({ levelName, typeName }: SchoolItem, t: Translate): string {
  const level = `${levelName.slice(0, 1).toUpperCase()}${levelName.slice(1)}`;
  // `小学` of a `小学`, `Primary` of a `Primary school`.
  if (typeName === '' || typeName.startsWith(level)) return typeName === '' ? level : typeName;
  return t('lineFacts', { level, type: typeName });
}
