import { describe, expect, it } from '@jest/globals';
import { gateFor } from '../../../../src/hosts/browser/formulas';

describe('a gate for messages', () => {
  it('lets them in in their order, and none while it is closed', () => {
    const target = new EventTarget();
    const gate = gateFor(target);
    const got: unknown[] = [];
    target.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<string>;
      got.push(data);
      if (data.startsWith('begin')) gate.close();
    });
    const send = (data: string) => target.dispatchEvent(new MessageEvent('message', { data }));
    for (const one of ['edit 1', 'begin 1', 'edit 2', 'begin 2', 'edit 3']) send(one);
    expect(got).toEqual(['edit 1', 'begin 1']);
    gate.open();
    expect(got).toEqual(['edit 1', 'begin 1', 'edit 2', 'begin 2']);
    send('edit 4');
    gate.open();
    expect(got.slice(4)).toEqual(['edit 3', 'edit 4']);
  });
});
