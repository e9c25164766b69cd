import type { LedgerRow } from '../truth';
import { areasByWeight, cents, sumOf } from './share';
import type { Figure, Printed } from './frame';
import type { Heading } from './tables';
import { itemTable } from './tables';

type Row = readonly [label: string, ...figures: Figure[]];
type Area = readonly [label: string, area: number];

/** 校舍: areas by use, with what of them is dangerous, new or let, and by structure. */
export function premisesTable(heading: Heading, row: LedgerRow, before2021: boolean): Printed {
  const of = (key: string): number => Number(row[key] ?? 0);
  const [building, teaching, gym] = [of('area_building'), of('area_teaching'), of('area_indoor_sport')];
  const [admin = 0, living = 0, other = 0] = areasByWeight(cents(building - teaching), [3, 5, 1]);
  const parts = before2021 ? teachingBefore(teaching, gym) : teachingSince(teaching, gym);
  const areas: readonly Area[] = [
    ['总计', building],
    ['一、教学及辅助用房', teaching],
    ...parts,
    ['二、行政办公用房', admin],
    ['    教师办公室', cents(admin * 0.6)],
    ['三、生活用房', living],
    ['四、其他用房', other],
  ];
  return {
    ...heading,
    unit: '平方米',
    columns: [
      ['校舍建筑面积', '计'],
      ...['危房', '当年新增校舍', '租借'].map((part) => ['校舍建筑面积', `其中：${part}`]),
      ...['框架结构', '砖混结构', '砖木结构', '土木结构'].map((structure) => ['按结构分', structure]),
    ],
    rows: areas.map(([label, area]): Row => [label, area, 0, 0, 0, ...areasByWeight(area, [7, 3, 0, 0])]),
  };
}

function teachingBefore(teaching: number, gym: number): readonly Area[] {
  const rooms = ['教室', '实验室', '图书室', '微机室', '语音室'];
  const areas = areasByWeight(cents(teaching - gym), [60, 14, 10, 8, 3]);
  return [...rooms.map((room, at): Area => [`    ${room}`, areas[at] ?? 0]), ['    体育馆', gym]];
}

function teachingSince(teaching: number, gym: number): readonly Area[] {
  const [classroom = 0, lab = 0, special = 0, library = 0, counsel = 0, other = 0] = areasByWeight(cents(teaching - gym), [60, 12, 10, 8, 2, 6]);
  return [
    ['    教室', classroom],
    ['    专用教室', cents(lab + special)],
    ['      理化生实验室', lab],
    ['      其他专用教室', special],
    ['    公共教学用房', cents(sumOf([library, gym, counsel, other]))],
    ['      图书阅览室', library],
    ['      室内体育用房', gym],
    ['      心理辅导室', counsel],
    ['      其他公共教学用房', other],
  ];
}

/** 占地面积及其他办学条件: an item a row, each in a unit of its own. */
export function resourceTable(heading: Heading, row: LedgerRow): Printed {
  const of = (key: string): number => Number(row[key] ?? 0);
  const terminals = of('computers');
  const equipment = of('equip_value');
  return itemTable(heading, [
    ['占地面积', '平方米', of('area_site')],
    ['    其中：绿化用地面积', '平方米', cents((of('area_site') - of('area_field')) * 0.3)],
    ['    其中：运动场地面积', '平方米', of('area_field')],
    ['图书', '册', of('books')],
    ['    其中：当年新增', '册', Math.floor(of('books') / 30)],
    ['数字终端数', '台', terminals],
    ['    其中：教师终端数', '台', Math.floor(terminals / 4)],
    ['    其中：学生终端数', '台', Math.floor(terminals / 2)],
    ['教室', '间', of('multimedia_rooms') + 2],
    ['    其中：网络多媒体教室', '间', of('multimedia_rooms')],
    ['固定资产总值', '万元', cents(equipment * 6)],
    ['    其中：教学仪器设备资产值', '万元', equipment],
  ]);
}
