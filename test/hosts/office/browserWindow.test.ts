import { afterEach, describe, expect, it } from '@jest/globals';
import { openInBrowser } from '../../../src/hosts/office/browserWindow';

const ADDRESS = 'https://jy.example.gov.cn/junheng/workbook/index.html';

/** An Excel that has, or has not, a way to the user's browser; what was opened, and how. */
function around(hasBrowser: boolean): readonly string[] {
  const opened: string[] = [];
  const office = {
    context: {
      requirements: {
        isSetSupported: (name: string) => hasBrowser && name === 'OpenBrowserWindowApi',
      },
      ui: { openBrowserWindow: (address: string) => opened.push(`browser ${address}`) },
    },
  };
  const window = {
    open: (...how: readonly string[]) => opened.push(`window ${how.join(' ')}`),
  };
  Object.assign(globalThis, { Office: office, window });
  return opened;
}

afterEach(() => {
  Object.assign(globalThis, { Office: undefined, window: undefined });
});

describe('a page beside Excel', () => {
  it('opens in the browser of the user where Excel can ask for it', () => {
    const opened = around(true);
    openInBrowser(ADDRESS);
    expect(opened).toEqual([`browser ${ADDRESS}`]);
  });

  it('opens in another window where it cannot, which has no hold on the pane', () => {
    const opened = around(false);
    openInBrowser(ADDRESS);
    expect(opened).toEqual([`window ${ADDRESS} _blank noopener`]);
  });
});
