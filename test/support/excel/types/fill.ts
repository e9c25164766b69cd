import { invalidArgument } from '../errors';
import { colourOf, type Format } from '../model/format';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, numberArgument, textArgument } from './base';

/** What the format objects of ranges and of scattered areas have in common: one look over some cells. */
export interface Styled {
  /** The value that all cells share; null where they differ. */
  common<T extends string | number | boolean>(of: (format: Format) => T): T | null;
  restyle(change: (format: Format, edges: Edges) => Format): void;
}

/** Which sides of a cell lie on the edge of the range. */
export interface Edges {
  readonly top: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

export class FillObject extends RichObject {
  readonly type = 'RangeFill';

  constructor(
    world: World,
    private readonly styled: Styled,
  ) {
    super(world);
  }

  override scalars(): readonly string[] {
    return ['Color'];
  }

  /** A cell without a fill answers white, so that nothing tells it from a white one. */
  get Color(): string | null {
    const color = this.styled.common(({ fill }) => fill);
    return color === '' ? '#FFFFFF' : color;
  }

  set Color(value: unknown) {
    const fill = colourOf(value);
    if (fill === undefined) throw invalidArgument('color');
    this.styled.restyle((format) => ({ ...format, fill }));
  }

  get Pattern(): string | null {
    const none = this.styled.common(({ fill }) => fill === '');
    return none === null ? null : none ? 'None' : 'Solid';
  }

  Clear(): void {
    this.styled.restyle((format) => ({ ...format, fill: '' }));
  }
}

export class FontObject extends RichObject {
  readonly type = 'RangeFont';

  constructor(
    world: World,
    private readonly styled: Styled,
  ) {
    super(world);
  }

  override scalars(): readonly string[] {
    return ['Bold', 'Color', 'Italic', 'Name', 'Size', 'Underline', 'Strikethrough'];
  }

  get Bold(): boolean | null {
    return this.styled.common(({ bold }) => bold);
  }
  set Bold(value: unknown) {
    const bold = booleanArgument(value, 'bold');
    this.styled.restyle((format) => ({ ...format, bold }));
  }

  get Italic(): boolean | null {
    return this.styled.common(({ italic }) => italic);
  }
  set Italic(value: unknown) {
    const italic = booleanArgument(value, 'italic');
    this.styled.restyle((format) => ({ ...format, italic }));
  }

  get Strikethrough(): boolean | null {
    return this.styled.common(({ strikethrough }) => strikethrough);
  }
  set Strikethrough(value: unknown) {
    const strikethrough = booleanArgument(value, 'strikethrough');
    this.styled.restyle((format) => ({ ...format, strikethrough }));
  }

  get Underline(): string | null {
    return this.styled.common(({ underline }) => underline);
  }
  set Underline(value: unknown) {
    const underline = textArgument(value, 'underline');
    const known = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'];
    if (!known.includes(underline)) throw invalidArgument('underline');
    this.styled.restyle((format) => ({ ...format, underline }));
  }

  get Color(): string | null {
    return this.styled.common(({ fontColor }) => fontColor);
  }
  set Color(value: unknown) {
    const fontColor = colourOf(value);
    if (fontColor === undefined) throw invalidArgument('color');
    this.styled.restyle((format) => ({ ...format, fontColor }));
  }

  get Name(): string | null {
    return this.styled.common(({ fontName }) => fontName);
  }
  set Name(value: unknown) {
    const fontName = textArgument(value, 'name');
    this.styled.restyle((format) => ({ ...format, fontName }));
  }

  get Size(): number | null {
    return this.styled.common(({ fontSize }) => fontSize);
  }
  set Size(value: unknown) {
    const fontSize = numberArgument(value, 'size');
    this.styled.restyle((format) => ({ ...format, fontSize }));
  }
}
