import { describe, expect, it } from '@jest/globals';
import { capabilitiesOf } from '../../../src/hosts/office/capabilities';
import { loadLibrary } from '../../support/excel/loadLibrary';
import { completeLibrary } from '../../support/excel/newerLibrary';

describe('an Office.js older than the Excel that it runs in', () => {
  it('is not asked for what it does not know', () => {
    const library = loadLibrary({ isSetSupported: () => true });
    const all = (): boolean => true;
    expect(capabilitiesOf(all, library.Excel)).toMatchObject({
      notes: 'comments',
      sheetEvents: true,
    });
    completeLibrary(library);
    expect(capabilitiesOf(all, library.Excel).notes).toBe('notes');
    expect(capabilitiesOf(all, {})).toMatchObject({ notes: 'comments', sheetEvents: false });
    expect(capabilitiesOf(() => false, library.Excel).notes).toBe('none');
  });
});
