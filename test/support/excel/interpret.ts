import { itemNotFound, Refusal } from './errors';
import { levelOf } from './levels/levelOf';
import {
  ACTION,
  PATH,
  type ArgumentInfo,
  type ObjectPath,
  type QueryInfo,
  type RequestAction,
  type RequestBody,
  type ResponseBody,
} from './protocol';
import { RichObject } from './richObject';
import type { World } from './world';

/** Carries out the actions of one request, one after another, until one is refused. What was done before it stays done. */
export class Interpreter {
  private readonly objects = new Map<number, RichObject | null>();

  constructor(
    private readonly world: World,
    private readonly request: RequestBody,
    private readonly root: RichObject = world.root,
  ) {}

  run(most = Infinity): ResponseBody {
    const body: ResponseBody = { Results: [], TraceIds: [] };
    this.request.Actions.slice(0, most).every((action, index) => {
      try {
        const Value = this.act(action, body);
        body.Results.push({ ActionId: action.Id, Value });
        return true;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        body.Error = {
          Code: error.code,
          Message: error.message,
          Location: `${this.typeAt(action)}.${action.Name}`,
          ActionIndex: index,
          HttpStatusCode: error.code === 'ItemNotFound' ? 404 : 400,
        };
        return false;
      }
    });
    return body;
  }

  private typeAt(action: RequestAction): string {
    return this.objects.get(action.ObjectPathId)?.type ?? '';
  }

  private act(action: RequestAction, body: ResponseBody): unknown {
    if (action.ActionType === ACTION.trace) {
      body.TraceIds.push(action.Id);
      return null;
    }
    const target = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return target === null ? null : this.identity(target);
      case ACTION.query:
        return target === null ? null : this.query(target, action.QueryInfo ?? {});
      case ACTION.method: {
        if (target === null && action.Name.startsWith('_')) return null;
        if (target === null) throw itemNotFound(action.Name);
        const value = this.call(target, action.Name, this.arguments(action.ArgumentInfo));
        return value instanceof RichObject ? this.identity(value) : (value ?? null);
      }
      case ACTION.setProperty: {
        if (target === null) throw itemNotFound(action.Name);
        this.check(target, action.Name);
        const [value] = this.arguments(action.ArgumentInfo);
        if (!Reflect.set(target, action.Name, value)) this.world.unknown(target, action.Name);
        return null;
      }
      default:
        throw new Refusal('NotImplemented', `action ${String(action.ActionType)}`);
    }
  }

  private identity(target: RichObject): Readonly<Record<string, unknown>> {
    const reference = this.world.referenceOf(target);
    return {
      ...target.identity(),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    };
  }

  private object(id: number): RichObject | null {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[String(id)];
    if (path === undefined) throw new Refusal('InvalidObjectPath', `path ${String(id)}`);
    const made = this.resolve(path);
    this.objects.set(id, made);
    return made;
  }

  private resolve(path: ObjectPath): RichObject | null {
    if (path.ObjectPathType === PATH.nothing) return null;
    if (path.ObjectPathType === PATH.global) return this.root;
    if (path.ObjectPathType === PATH.reference) return this.world.referenced(path.Name);
    const parent = this.object(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    if (path.ObjectPathType === PATH.indexer) {
      this.check(parent, 'getItem');
      return parent.item(this.arguments(path.ArgumentInfo)[0]);
    }
    const made =
      path.ObjectPathType === PATH.property
        ? this.get(parent, path.Name)
        : this.call(parent, path.Name, this.arguments(path.ArgumentInfo));
    if (made === null || made instanceof RichObject) return made;
    return this.world.unknown(parent, path.Name);
  }

  private arguments(info: ArgumentInfo | undefined): readonly unknown[] {
    const values = info?.Arguments ?? [];
    return place(values, info?.ReferencedObjectPathIds, (id) => this.object(id));
  }

  private get(target: RichObject, name: string): unknown {
    this.check(target, name);
    return Reflect.get(target, name);
  }

  private call(target: RichObject, name: string, args: readonly unknown[]): unknown {
    this.check(target, name);
    const member: unknown = Reflect.get(target, name);
    if (typeof member !== 'function') return this.world.unknown(target, name);
    return Reflect.apply(member, target, args) as unknown;
  }

  /** Refuses members that this Excel does not have. */
  private check(target: RichObject, name: string): void {
    const isWord = /^_?[A-Z]/.test(name);
    if ((isWord && !(name in target)) || (!isWord && name !== 'getItem'))
      this.world.unknown(target, name);
    if (!this.world.supports(levelOf(target.type, name))) this.world.unknown(target, name);
  }

  private query(target: RichObject, { Select = [], Top, Skip = 0 }: QueryInfo): unknown {
    const items = target.items();
    const answer: Record<string, unknown> = { ...this.identity(target) };
    const names = Select.filter((name) => name !== '$none');
    if (items !== undefined) {
      const own = new Set(['count']);
      const chosen = names.filter((name) => !own.has(name));
      answer['_Items'] = items
        .slice(Skip, Top === undefined ? undefined : Skip + Top)
        .map((item) => ({ ...this.identity(item), ...this.members(item, chosen) }));
      return answer;
    }
    return { ...answer, ...this.members(target, names) };
  }

  private members(target: RichObject, names: readonly string[]): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    const deeper = new Map<string, string[]>();
    const all = names.length === 0 || names.includes('$all');
    const wanted = all ? [...target.scalars().map((name) => name), ...names] : names;
    for (const name of wanted) {
      if (name === '$all') continue;
      const [first = '', ...rest] = name.split('/');
      const key = first.charAt(0).toUpperCase() + first.slice(1);
      const member = key.startsWith('_') ? first : key;
      if (all && !this.world.supports(levelOf(target.type, member))) continue;
      if (rest.length > 0) deeper.set(member, [...(deeper.get(member) ?? []), rest.join('/')]);
      else {
        const value = this.get(target, member);
        answer[member] = value instanceof RichObject ? this.query(value, {}) : value;
      }
    }
    for (const [member, below] of deeper) {
      const value = this.get(target, member);
      if (value instanceof RichObject) answer[member] = this.query(value, { Select: below });
      else if (value === null) answer[member] = null;
      else this.world.unknown(target, member);
    }
    return answer;
  }
}

/** Arguments with the objects that they name in place of their ids, which may lie inside arrays. */
function place(
  values: readonly unknown[],
  ids: unknown,
  object: (id: number) => RichObject | null,
): readonly unknown[] {
  if (!Array.isArray(ids)) return values;
  return values.map((value, index): unknown => {
    const id: unknown = (ids as unknown[])[index];
    if (Array.isArray(id) && Array.isArray(value)) return place(value as unknown[], id, object);
    return typeof id === 'number' && id > 0 ? object(id) : value;
  });
}
