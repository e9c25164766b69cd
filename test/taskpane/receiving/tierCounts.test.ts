import { describe, expect, it } from '@jest/globals';
import { tierCounts } from '../../../src/taskpane/screens/receive/files/tierCounts';
import { FINDING, quietFile } from '../../support/slips';

const none = quietFile().counts;

describe('what a line says of a file', () => {
  it('does not call a missed standard a warning, which would have to be explained', () => {
    const file = quietFile({
      counts: { ...none, error: 1, warning: 3 },
      findings: [
        FINDING,
        { ...FINDING, tier: 'below' },
        { ...FINDING, tier: 'below' },
        { ...FINDING, tier: 'warning' },
      ],
    });
    expect(tierCounts(file)).toEqual({ error: 1, warning: 1, below: 2, further: 0 });
  });

  it('leaves out what is explained, and says how many findings were not kept', () => {
    const file = quietFile({
      counts: { ...none, warning: 7, explained: 1, info: 2 },
      findings: [
        { ...FINDING, tier: 'warning', reason: '学校新建' },
        { ...FINDING, tier: 'warning' },
        { ...FINDING, tier: 'info' },
      ],
    });
    expect(tierCounts(file)).toEqual({ error: 0, warning: 1, below: 0, further: 6 });
  });
});
