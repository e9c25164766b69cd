import { useEffect, useState, type ReactElement } from 'react';
import { usePane, useText } from '../../hooks';
import { EmptyState } from '../../parts/EmptyState';
import { schoolAt } from './schoolAt';
import { SchoolDetail } from './SchoolDetail';
import { SchoolList } from './SchoolList';

/** 学校: all schools, or one of them in full. It follows the row that is selected in the workbook. */
export function SchoolsScreen(): ReactElement {
  const { view, selection } = usePane().state;
  const t = useText('schools');
  const schools = view?.schools ?? [];
  const [chosen, choose] = useState<string | null>(null);
  const selected = selection === null ? undefined : schoolAt(schools, selection);
  const selectedKey = selected === undefined ? null : keyOf(selected);
  useEffect(() => {
    if (selectedKey !== null) choose(selectedKey);
  }, [selectedKey]);
  const current = schools.find((school) => keyOf(school) === chosen);
  if (schools.length === 0) return <EmptyState title={t('empty.title')} text={t('empty.text')} />;
  const show = (id: number | null) => {
    const school = schools.find((one) => one.id === id);
    choose(school === undefined ? null : keyOf(school));
  };
  return current === undefined ? (
    <SchoolList schools={schools} onChoose={show} />
  ) : (
    <SchoolDetail schools={schools} current={current} onChoose={show} />
  );
}

/** Tells a school and level across checks, where its position may change. */
function keyOf(school: {
  readonly code: string | null;
  readonly name: string;
  readonly level: string | null;
  readonly sheet: string;
}): string {
  return [school.code ?? school.name, school.level, school.sheet].join('\n');
}
