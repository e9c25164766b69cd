import { invalidArgument, itemNotFound } from '../errors';
import { colourOf, SIDES, type Border, type Format, type Side } from '../model/format';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { textArgument } from './base';
import type { Edges, Styled } from './fill';

const NAMES = [...SIDES, 'InsideVertical', 'InsideHorizontal'] as const;
type Name = (typeof NAMES)[number];

const THIN: Border = { style: 'Continuous', weight: 'Thin', color: '#000000' };

export class BordersObject extends RichObject {
  readonly type = 'RangeBorderCollection';

  constructor(
    world: World,
    private readonly styled: Styled,
  ) {
    super(world);
  }

  override items(): readonly RichObject[] {
    return NAMES.map((name) => new BorderObject(this.world, this.styled, name));
  }

  override item(key: unknown): RichObject {
    const name = NAMES.find((one) => one === key);
    if (name === undefined) throw itemNotFound('border');
    return new BorderObject(this.world, this.styled, name);
  }

  GetItemAt(index: unknown): RichObject {
    const name = NAMES[Number(index)];
    if (name === undefined) throw itemNotFound('border');
    return new BorderObject(this.world, this.styled, name);
  }

  get Count(): number {
    return NAMES.length;
  }
}

class BorderObject extends RichObject {
  readonly type = 'RangeBorder';

  constructor(
    world: World,
    private readonly styled: Styled,
    private readonly name: Name,
  ) {
    super(world);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.name };
  }

  override scalars(): readonly string[] {
    return ['Color', 'Style', 'Weight', 'SideIndex'];
  }

  get Id(): string {
    return this.name;
  }
  get SideIndex(): string {
    return this.name;
  }

  get Style(): string | null {
    return this.read(({ style }) => style, 'None');
  }
  set Style(value: unknown) {
    const style = textArgument(value, 'style');
    this.write((border) => (style === 'None' ? undefined : { ...(border ?? THIN), style }));
  }

  get Color(): string | null {
    return this.read(({ color }) => color, '#000000');
  }
  set Color(value: unknown) {
    const color = colourOf(value);
    if (color === undefined) throw invalidArgument('color');
    this.write((border) => ({ ...(border ?? THIN), color }));
  }

  get Weight(): string | null {
    return this.read(({ weight }) => weight, 'Thin');
  }
  set Weight(value: unknown) {
    const weight = textArgument(value, 'weight');
    this.write((border) => ({ ...(border ?? THIN), weight }));
  }

  private sidesOf(edges: Edges): readonly Side[] {
    switch (this.name) {
      case 'EdgeTop':
        return edges.top ? ['EdgeTop'] : [];
      case 'EdgeBottom':
        return edges.bottom ? ['EdgeBottom'] : [];
      case 'EdgeLeft':
        return edges.left ? ['EdgeLeft'] : [];
      case 'EdgeRight':
        return edges.right ? ['EdgeRight'] : [];
      case 'InsideVertical':
        return [
          ...(edges.left ? [] : (['EdgeLeft'] as const)),
          ...(edges.right ? [] : (['EdgeRight'] as const)),
        ];
      case 'InsideHorizontal':
        return [
          ...(edges.top ? [] : (['EdgeTop'] as const)),
          ...(edges.bottom ? [] : (['EdgeBottom'] as const)),
        ];
      default:
        return [this.name];
    }
  }

  private read(of: (border: Border) => string, none: string): string | null {
    const side = SIDES.find((one) => one === this.name);
    if (side === undefined) return none;
    return this.styled.common(({ borders }) => {
      const border = borders[side];
      return border === undefined ? none : of(border);
    });
  }

  private write(change: (border: Border | undefined) => Border | undefined): void {
    this.styled.restyle((format, edges): Format => {
      const borders: Partial<Record<Side, Border>> = { ...format.borders };
      for (const side of this.sidesOf(edges)) {
        const next = change(borders[side]);
        if (next === undefined) Reflect.deleteProperty(borders, side);
        else borders[side] = next;
      }
      return { ...format, borders };
    });
  }
}
