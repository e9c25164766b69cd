import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import { codes } from '../../../standard/index';
import type { Standard } from '../../../standard/types';

const STAGES = { primary: '小学', junior: '初中', senior: '高中' } as const;

/** The sheet 特殊情况说明: how a school's resources divide between its levels, and the reliefs of the standard. */
export function specialCases(standard: Standard): NewSheet {
  const line = (value: string): NewCell[] => [{ value, style: 'form-note' }];
  return {
    name: '特殊情况说明',
    rows: [
      [{ value: '特殊情况处理说明', style: 'form-title' }],
      line('一、一贯制学校、完全中学的校舍、场地、设备按学段折算学生数拆分'),
      ...splitLines(standard).map(line),
      line('二、过渡性放宽条款（默认不启用，是否适用以省级教育督导部门的通知为准）'),
      ...standard.reliefs.map(({ name }, n) => line(`${String(n + 1)}. ${name.zh}`)),
      line(`依据：${standard.title.zh}（${standard.documentNumber}）`),
    ],
    widths: [100],
    rowHeight: 19,
    isProtected: true,
    print: { landscape: false, footer: '特殊情况说明' },
  };
}

/** 九年一贯制学校：小学生 : 初中生 = 1 : 1.1 */
function splitLines({ split }: Standard): readonly string[] {
  const types = codes().lists.schoolTypes;
  return Object.entries(split.weights).map(([code, weights]) => {
    const stages = (['primary', 'junior', 'senior'] as const).filter((stage) => stage in weights);
    const name = types.find((type) => type.code === code)?.name.zh ?? code;
    const words = stages.map((stage) => `${STAGES[stage]}生`).join('∶');
    return `${name}：${words}＝${stages.map((stage) => String(weights[stage])).join('∶')}`;
  });
}
