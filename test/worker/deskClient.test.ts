import { afterEach, expect, it } from '@jest/globals';
import type { CollectChoices } from '../../src/app/collect/live/receiver';
import { deskInWorker } from '../../src/worker/deskClient';
import { channelWorkers, type ChannelWorker } from '../support/channelWorker';
import { fakeDesk, receivedFile, type FakeDesk } from '../support/receivingFakes';

const workers = channelWorkers();
afterEach(workers.end);

const CHOICES: CollectChoices = {
  standard: 'cn.quality-2017',
  reliefs: [],
  language: 'zh',
  year: null,
  roster: null,
  chosen: {},
  lastYear: null,
};

it('starts a worker when the first file comes, and another that takes the files over when it breaks', async () => {
  const desks: FakeDesk[] = [];
  const made: ChannelWorker[] = [];
  const desk = deskInWorker(() => {
    const one = fakeDesk();
    const worker = workers.make(desks.length === 0 ? { ...one, view: never } : one);
    desks.push(one);
    made.push(worker);
    return worker;
  });
  expect(made).toHaveLength(0);
  await desk.put(['a.xlsx', 'b.xlsx'].map((path) => ({ file: receivedFile(path), questions: [] })));
  await desk.drop(['a.xlsx']);
  const asked = desk.view(CHOICES);
  made[0]?.die('out of memory');
  await expect(asked).rejects.toThrow('out of memory');
  expect(made[0]?.isOver()).toBe(true);
  const view = await desk.view(CHOICES);
  expect(view.ok && view.value.rows).toBe(1);
  expect([...(desks[1]?.files ?? [])]).toEqual(['b.xlsx']);
});

function never(): Promise<never> {
  return new Promise(() => undefined);
}
