import { LocaleService, type Univer } from '@univerjs/core';

/** Ends the grid. A second after a calculation began, the grid asks for the text of its progress, even where it has ended. */
export function closeUniver(univer: Univer): void {
  const texts = univer.__getInjector().get(LocaleService);
  univer.dispose();
  texts.load({});
}
