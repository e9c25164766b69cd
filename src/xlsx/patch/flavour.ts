import { attributesOf, type Tag } from './xmlText';

/** The two sets of addresses that the format has; a file keeps to one of them throughout. */
export interface Flavour {
  readonly main: string;
  /** Base of the relationship types, and the namespace of `r:id`. */
  readonly relationships: string;
}

const TRANSITIONAL: Flavour = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};

const STRICT: Flavour = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

/** Which of the two a workbook part is written in. */
export function flavourOf(text: string, root: Tag): Flavour {
  return text.slice(root.start, root.end).includes(STRICT.main) ? STRICT : TRANSITIONAL;
}

/** `r:id="…"` with the prefix that the root binds, declaring one where it binds none. */
export function relationshipAttribute(
  text: string,
  root: Tag,
  flavour: Flavour,
  id: string,
): string {
  const bound = attributesOf(text, root).find(
    ({ name, value }) => name.startsWith('xmlns:') && value === flavour.relationships,
  );
  if (bound !== undefined) return `${bound.name.slice('xmlns:'.length)}:id="${id}"`;
  return `xmlns:r="${flavour.relationships}" r:id="${id}"`;
}

/** Value of `r:id`, whatever prefix it bears. */
export function relationshipId(text: string, tag: Tag): string | undefined {
  return attributesOf(text, tag).find(({ name }) => name.endsWith(':id'))?.value;
}
