import { readdirSync } from 'node:fs';
import { example, openGrid, pause } from '../openGrid';

const FILES = [
  'county.xlsx',
  'county-messy.xlsx',
  'application.xlsx',
  ...readdirSync('examples/schools')
    .filter((name) => name.endsWith('.xlsx'))
    .slice(0, 3)
    .map((name) => `schools/${name}`),
];

describe('a file that nobody edits', () => {
  it.each(FILES)('%s reads as it is and has nothing to save', async (name) => {
    const { host, opened, univerAPI, close } = openGrid(example(name));
    expect(host.dataOfGrid()).toEqual(opened.data);
    expect(host.amendments()).toEqual([]);
    univerAPI.getFormula().executeCalculation();
    await pause(500);
    expect(host.amendments()).toEqual([]);
    expect(host.edited()).toBe(false);
    close();
  });
});
