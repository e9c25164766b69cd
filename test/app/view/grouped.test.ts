import { describe, expect, it } from '@jest/globals';
import { grouped } from '../../../src/app/view/grouped';

describe('thousands', () => {
  it.each([
    ['999', '999'],
    ['1000', '1,000'],
    ['3087.75', '3,087.75'],
    ['-1234567.5', '-1,234,567.5'],
    ['0.12345', '0.12345'],
    ['——', '——'],
    ['', ''],
  ])('writes %s as %s', (figure, written) => {
    expect(grouped(figure)).toBe(written);
  });
});
