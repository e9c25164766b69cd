/**
 * Notes (ExcelApi 1.18). The library that npm has ends with 1.15, the one that Microsoft serves goes further; what it
 * adds is laid over the older one here in its own terms, so that requests are queued and answered by its own code.
 */
interface LibraryParts {
  readonly Excel: { readonly Workbook: ProxyClass; readonly Worksheet: ProxyClass };
  readonly OfficeExtension: {
    readonly ClientObject: new (...parts: never[]) => Proxy;
    readonly BatchApiHelper: Readonly<Record<string, (...parts: unknown[]) => unknown>>;
    readonly Utility: Readonly<Record<string, (...parts: unknown[]) => unknown>>;
  };
}

interface ProxyClass {
  readonly prototype: object;
}

interface Proxy {
  readonly _isNull: boolean;
  _handleResult(value: unknown): void;
}

const READ = 1;
const NAMES = ['authorName', 'content', 'height', 'visible', 'width'] as const;
const SETTABLE: readonly string[] = ['content', 'height', 'visible', 'width'];

/** Adds what the library lacks; does nothing where it has it. */
export function completeLibrary(library: object): void {
  const { Excel, OfficeExtension } = library as LibraryParts;
  if ('notes' in Excel.Workbook.prototype) return;
  const { ClientObject, BatchApiHelper, Utility } = OfficeExtension;
  const helper = (name: string) => (...parts: unknown[]): unknown => BatchApiHelper[name]?.(...parts); // prettier-ignore
  const utility =
    (name: string) =>
    (...parts: unknown[]): unknown =>
      Utility[name]?.(...parts);
  const method = helper('createMethodObject');
  const invoke = helper('invokeMethod');

  class Note extends ClientObject {
    readonly loaded: Record<string, unknown> = {};
    readonly _className = 'Note';
    get _scalarPropertyNames(): readonly string[] {
      return NAMES;
    }
    get _scalarPropertyOriginalNames(): readonly string[] {
      return NAMES.map(pascal);
    }
    override _handleResult(value: unknown): void {
      super._handleResult(value);
      if (typeof value !== 'object' || value === null) return;
      utility('fixObjectPathIfNecessary')(this, value);
      for (const name of NAMES)
        if (pascal(name) in value)
          this.loaded[name] = (value as Readonly<Record<string, unknown>>)[pascal(name)];
    }
    load(options: unknown): unknown {
      return utility('load')(this, options);
    }
    delete(): void {
      invoke(this, 'Delete', 0, [], 0, 0);
    }
    getLocation(): unknown {
      const { Range } = Excel as unknown as { readonly Range: ProxyClass };
      return method(Range, this, 'GetLocation', READ, [], false, true, null, 4);
    }
    toJSON(): unknown {
      return this.loaded;
    }
  }
  for (const name of NAMES) {
    Object.defineProperty(Note.prototype, name, {
      get(this: Note): unknown {
        utility('throwIfNotLoaded')(name, this.loaded[name], 'Note', this._isNull);
        return this.loaded[name];
      },
      ...(SETTABLE.includes(name)
        ? {
            set(this: Note, value: unknown): void {
              this.loaded[name] = value;
              helper('invokeSetProperty')(this, pascal(name), value, 0);
            },
          }
        : {}),
    });
  }

  class NoteCollection extends ClientObject {
    list: unknown[] | undefined;
    readonly _className = 'NoteCollection';
    readonly _isCollection = true;
    get items(): unknown {
      utility('throwIfNotLoaded')('items', this.list, 'NoteCollection', this._isNull);
      return this.list;
    }
    add(address: unknown, content: unknown): unknown {
      return method(Note, this, 'Add', 0, [address, content], false, true, null, 0);
    }
    getCount(): unknown {
      return invoke(this, 'GetCount', READ, [], 4, 0);
    }
    getItem(key: unknown): unknown {
      return method(Note, this, 'GetItem', READ, [key], false, false, null, 4);
    }
    getItemOrNullObject(key: unknown): unknown {
      return method(Note, this, 'GetItemOrNullObject', READ, [key], false, false, null, 4);
    }
    getItemAt(index: unknown): unknown {
      return method(Note, this, 'GetItemAt', READ, [index], false, false, null, 4);
    }
    load(options: unknown): unknown {
      return utility('load')(this, options);
    }
    override _handleResult(value: unknown): void {
      super._handleResult(value);
      if (typeof value !== 'object' || value === null) return;
      utility('fixObjectPathIfNecessary')(this, value);
      const { _Items } = value as { readonly _Items?: readonly unknown[] };
      this.list = _Items?.map((data, index) => {
        const item = helper('createChildItemObject')(Note, false, this, data, index) as Proxy;
        item._handleResult(data);
        return item;
      });
    }
  }
  const notes = {
    configurable: true,
    enumerable: true,
    get(this: object): unknown {
      utility('throwIfApiNotSupported')('notes', 'ExcelApi', '1.18', 'Excel');
      return helper('createPropertyObject')(NoteCollection, this, 'Notes', true, 4);
    },
  };
  Object.defineProperty(Excel.Workbook.prototype, 'notes', notes);
  Object.defineProperty(Excel.Worksheet.prototype, 'notes', notes);
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
