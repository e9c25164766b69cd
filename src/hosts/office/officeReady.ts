import { fail, succeed, type Result } from '../../kernel/result';

/** What is known of the program around the pane once it is there. */
export interface OfficeStart {
  /** Whether the requirement set ExcelApi of this version is there. */
  supports(version: string): boolean;
  /** Language of the program, such as `zh-CN`. */
  readonly locale: string;
  /** `PC`, `Mac`, `OfficeOnline`, `iOS` … */
  readonly platform: string;
  /** Whether Excel is drawn in dark colours; undefined where it does not say. */
  readonly isDark: boolean | undefined;
  /** Address of the workbook; empty for one that was never saved. */
  readonly url: string;
}

/** What checking takes: below it, Excel does not say where a sheet is in use without failing on an empty one. */
const LOWEST = '1.4';
/** Milliseconds that Office may take to say that it is there. */
const PATIENCE = 15_000;

type Ready = Partial<Awaited<ReturnType<typeof Office.onReady>>>;

/** Waits for Office and looks whether it is an Excel that will do. */
export async function officeReady(patience: number = PATIENCE): Promise<Result<OfficeStart>> {
  const office = (globalThis as { readonly Office?: typeof Office }).Office;
  if (office === undefined) return fail('excel-refused', 'office-missing');
  const ready = await firstOf<Ready>(office.onReady(), patience);
  // Opened in a browser, outside of Office, the library is ready without a host.
  if (!ready?.host) return fail('excel-refused', 'office-missing');
  // Declared as numbers, but names at run time.
  const host = String(ready.host);
  if (host !== 'Excel') return fail('excel-refused', 'not-excel', { host });
  const { requirements, displayLanguage, document } = office.context;
  const supports = (version: string): boolean => requirements.isSetSupported('ExcelApi', version);
  if (!supports(LOWEST)) return fail('excel-refused', 'too-old', { version: LOWEST });
  return succeed({
    supports,
    locale: displayLanguage,
    platform: String(ready.platform ?? ''),
    isDark: isDark(office.context),
    url: (document as Partial<Office.Document>).url ?? '',
  });
}

/** Undefined where it takes too long. */
async function firstOf<T>(work: Promise<T>, patience: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Excel on the web and older ones do not say; of those that do, some tell the colours alone. */
function isDark(context: Office.Context): boolean | undefined {
  const theme = (context as { readonly officeTheme?: Partial<Office.OfficeTheme> }).officeTheme;
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme;
  const colour = /^#?([0-9a-f]{6})$/i.exec(theme?.bodyBackgroundColor ?? '')?.[1];
  if (colour === undefined) return undefined;
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.3 * (red ?? 0) + 0.59 * (green ?? 0) + 0.11 * (blue ?? 0) < 128;
}
