import { parseArea } from '../../../../src/kernel/address';
import type { ValidateEdit } from '../../../../src/sheet/editPlan';

/** Whole numbers of 0 or more on these cells of 学校. */
export function validate(...addresses: readonly string[]): ValidateEdit {
  return {
    kind: 'validate',
    sheet: '学校',
    validation: {
      areas: addresses.flatMap((address) => parseArea(address) ?? []),
      type: 'whole',
      operator: 'greater-or-equal',
      formula1: '0',
      allowBlank: true,
      dropDown: false,
      style: 'warning',
      error: { title: '在校生数', text: '应为不小于 0 的整数' },
    },
  };
}
