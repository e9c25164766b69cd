import type { RichObject as Base } from '../richObject';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, numberArgument, textArgument } from './base';
import { BordersObject } from './borders';
import { FillObject, FontObject, type Styled } from './fill';

/** Sizes of the lines that a range lies on. */
export interface Sized {
  rowHeight(): number | null;
  columnWidth(): number | null;
  setRowHeight(height: number): void;
  setColumnWidth(width: number): void;
}

export class FormatObject extends RichObject {
  readonly type = 'RangeFormat';

  constructor(
    world: World,
    private readonly styled: Styled & Sized,
  ) {
    super(world);
  }

  override scalars(): readonly string[] {
    return [
      'HorizontalAlignment',
      'VerticalAlignment',
      'WrapText',
      'IndentLevel',
      'TextOrientation',
      'ShrinkToFit',
      'RowHeight',
      'ColumnWidth',
    ];
  }

  get Fill(): Base {
    return new FillObject(this.world, this.styled);
  }
  get Font(): Base {
    return new FontObject(this.world, this.styled);
  }
  get Borders(): Base {
    return new BordersObject(this.world, this.styled);
  }
  get Protection(): Base {
    return new CellProtectionObject(this.world, this.styled);
  }

  get HorizontalAlignment(): string | null {
    return this.styled.common(({ horizontalAlignment }) => horizontalAlignment);
  }
  set HorizontalAlignment(value: unknown) {
    const horizontalAlignment = textArgument(value, 'horizontalAlignment');
    this.styled.restyle((format) => ({ ...format, horizontalAlignment }));
  }

  get VerticalAlignment(): string | null {
    return this.styled.common(({ verticalAlignment }) => verticalAlignment);
  }
  set VerticalAlignment(value: unknown) {
    const verticalAlignment = textArgument(value, 'verticalAlignment');
    this.styled.restyle((format) => ({ ...format, verticalAlignment }));
  }

  get WrapText(): boolean | null {
    return this.styled.common(({ wrapText }) => wrapText);
  }
  set WrapText(value: unknown) {
    const wrapText = booleanArgument(value, 'wrapText');
    this.styled.restyle((format) => ({ ...format, wrapText }));
  }

  get IndentLevel(): number | null {
    return this.styled.common(({ indentLevel }) => indentLevel);
  }
  set IndentLevel(value: unknown) {
    const indentLevel = numberArgument(value, 'indentLevel');
    this.styled.restyle((format) => ({ ...format, indentLevel }));
  }

  get TextOrientation(): number | null {
    return this.styled.common(({ textOrientation }) => textOrientation);
  }
  set TextOrientation(value: unknown) {
    const textOrientation = numberArgument(value, 'textOrientation');
    this.styled.restyle((format) => ({ ...format, textOrientation }));
  }

  get ShrinkToFit(): boolean | null {
    return this.styled.common(({ shrinkToFit }) => shrinkToFit);
  }
  set ShrinkToFit(value: unknown) {
    const shrinkToFit = booleanArgument(value, 'shrinkToFit');
    this.styled.restyle((format) => ({ ...format, shrinkToFit }));
  }

  get RowHeight(): number | null {
    return this.styled.rowHeight();
  }
  set RowHeight(value: unknown) {
    this.styled.setRowHeight(numberArgument(value, 'rowHeight'));
  }

  get ColumnWidth(): number | null {
    return this.styled.columnWidth();
  }
  set ColumnWidth(value: unknown) {
    this.styled.setColumnWidth(numberArgument(value, 'columnWidth'));
  }
}

class CellProtectionObject extends RichObject {
  readonly type = 'FormatProtection';

  constructor(
    world: World,
    private readonly styled: Styled,
  ) {
    super(world);
  }

  override scalars(): readonly string[] {
    return ['Locked', 'FormulaHidden'];
  }

  get Locked(): boolean | null {
    return this.styled.common(({ locked }) => locked);
  }
  set Locked(value: unknown) {
    const locked = booleanArgument(value, 'locked');
    this.styled.restyle((format) => ({ ...format, locked }));
  }

  get FormulaHidden(): boolean | null {
    return this.styled.common(({ formulaHidden }) => formulaHidden);
  }
  set FormulaHidden(value: unknown) {
    const formulaHidden = booleanArgument(value, 'formulaHidden');
    this.styled.restyle((format) => ({ ...format, formulaHidden }));
  }
}
