import type { Stage } from '../../standard';
import type { BoundTable } from '../types';
import { figureOf } from './figures';
import type { Figure } from './figures';

const TABLE = 'statistics/courses';
const SPECIAL = ['teachers_pe', 'teachers_music', 'teachers_art'];
const LANGUAGES = ['course_english', 'course_japanese', 'course_russian'];

/**
 * Teachers of 艺术 beside those of 音乐 and 美术. Under the same header some editions count teachers of the combined
 * course, others the sum of the two. It is the sum only if it equals it; then all courses together decide, since each
 * teacher is counted under one. Where they do not, the figure is not told rather than counted twice.
 */
export function separateArts(
  tables: readonly BoundTable[],
  arts: Figure | undefined,
  stage: Stage,
): Figure | undefined {
  const of = (field: string): number | undefined =>
    figureOf(tables, { table: TABLE, field, line: 'total', stage })?.reading.number;
  const own = arts?.reading.number;
  const [music, art] = [of('teachers_music'), of('teachers_art')];
  if (arts === undefined || own === undefined || own === 0) return arts;
  if (music === undefined || art === undefined || own !== music + art) return arts;
  const others = coursesTogether(tables, of);
  const all = of('teachers');
  if (others !== undefined && all === others + own) return arts;
  const { raw } = arts.reading;
  if (others !== undefined && all === others)
    return { ...arts, reading: { raw, state: 'number', number: 0, repairs: [] } };
  return { ...arts, reading: { raw, state: 'unreadable', repairs: [] } };
}

/** Teachers of all courses but 艺术; undefined where the table has a column that nothing is known of. */
function coursesTogether(
  tables: readonly BoundTable[],
  of: (field: string) => number | undefined,
): number | undefined {
  const courses = tables.filter(({ name }) => name === TABLE);
  if (courses.some(({ layout }) => layout.unknownHeaders.length > 0)) return undefined;
  const keys = new Set(courses.flatMap(({ fields }) => fields.map(({ key }) => key)));
  const counted = [...keys].filter((key) => key.startsWith('course_') || SPECIAL.includes(key));
  const together = counted.reduce((sum, key) => sum + (of(key) ?? 0), 0);
  const languages = LANGUAGES.reduce((sum, key) => sum + (of(key) ?? 0), 0);
  // 外语 is the sum of the languages that are printed beside it.
  return languages > 0 && languages === of('course_foreign') ? together - languages : together;
}
