import { describe, expect, it } from '@jest/globals';
import type { Receipt, ValidateEdit } from '../../src/sheet/editPlan';
import { VALIDATION_TITLE } from '../../src/sheet/ownership';
import { apply, at, SCHOOLS, validate, type MakeSubject } from './subject';

function leftOut(edit: ValidateEdit, reason = 'not-supported'): Receipt {
  return { applied: 0, skipped: [{ edit, reason }] };
}

/** What every host must do with native validation. */
export function validateContract(name: string, make: MakeSubject): void {
  describe(`${name} validating`, () => {
    it('validates cells, told from the user’s own by the title', async () => {
      const subject = await make([{ ...SCHOOLS, validated: 'C2:C3' }]);
      const receipt = await apply(subject.host, { edits: [validate('B2:B3')] });
      expect(receipt).toEqual(
        subject.lacks?.validation ? leftOut(validate('B2:B3')) : { applied: 1, skipped: [] },
      );
      expect(await subject.validations('学校', at('B3'))).toEqual(
        subject.lacks?.validation ? [] : [VALIDATION_TITLE],
      );
      expect(await subject.validations('学校', at('C3'))).toEqual(['用户']);
      expect(await subject.validations('学校', at('A3'))).toEqual([]);
    });

    it('leaves cells that have a validation of the user’s', async () => {
      const subject = await make([{ ...SCHOOLS, validated: 'C2:C3' }]);
      const partly = await apply(subject.host, { edits: [validate('B2:B3', 'C3:D3')] });
      expect(partly).toEqual(
        subject.lacks?.validation
          ? leftOut(validate('B2:B3', 'C3:D3'))
          : { applied: 1, skipped: [{ edit: validate('C3:D3'), reason: 'validation-in-use' }] },
      );
      const edit = validate('C2:C3');
      const reason = subject.lacks?.validation ? 'not-supported' : 'validation-in-use';
      expect(await apply(subject.host, { edits: [edit] })).toEqual(leftOut(edit, reason));
      expect(await subject.validations('学校', at('C3'))).toEqual(['用户']);
      expect(await subject.validations('学校', at('B3'))).toEqual([]);
    });

    it('takes validations off with the empty plan', async () => {
      const subject = await make([{ ...SCHOOLS, validated: 'C2:C3' }]);
      const before = await subject.state();
      await apply(subject.host, { edits: [validate('B2:B3')] });
      if (subject.lacks?.validation) expect(await subject.state()).toEqual(before);
      else expect(await subject.state()).not.toEqual(before);
      await apply(subject.host, { edits: [] });
      expect(await subject.state()).toEqual(before);
    });
  });
}
