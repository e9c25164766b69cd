import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Rows or columns that come or go on a sheet, counted from 0. */
export interface CalcChange {
  readonly sheet: number;
  readonly axis: 'rows' | 'columns';
  readonly kind: 'insert-lines' | 'delete-lines';
  readonly at: number;
  readonly count: number;
}

/** Rows that take the height that their texts need. */
export interface CalcFit extends Omit<CalcChange, 'kind'> {
  readonly kind: 'fit-lines';
}

export interface CalcJob {
  readonly bytes: Uint8Array;
  readonly changes: readonly (CalcChange | CalcFit)[];
}

const TIMEOUT_MS = 300_000;

/** Opens each file of a list, changes lines, computes everything and stores it; a list needs no encoding: it is ASCII. */
const MACRO = `
Sub Run(list As String)
  Dim file As Integer, job As String, parts, change, lines, fitted, doc, n As Integer
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  filter(0).Name = "FilterName" : filter(0).Value = "Calc MS Excel 2007 XML"
  file = FreeFile
  Open list For Input As #file
  Do While Not EOF(file)
    Line Input #file, job
    If job = "" Then Exit Do
    parts = Split(job, "|")
    doc = StarDesktop.loadComponentFromURL(parts(0), "_blank", 0, hidden())
    For n = 2 To UBound(parts)
      change = Split(parts(n), ",")
      lines = doc.Sheets.getByIndex(CInt(change(0))).Rows
      If change(1) = "columns" Then lines = doc.Sheets.getByIndex(CInt(change(0))).Columns
      If change(2) = "insert-lines" Then lines.insertByIndex(CLng(change(3)), CLng(change(4)))
      If change(2) = "delete-lines" Then lines.removeByIndex(CLng(change(3)), CLng(change(4)))
      If change(2) = "fit-lines" Then
        fitted = doc.Sheets.getByIndex(CInt(change(0))).getCellRangeByPosition(0, CLng(change(3)), 0, CLng(change(3)) + CLng(change(4)) - 1)
        fitted.Rows.OptimalHeight = True
      End If
    Next n
    doc.calculateAll()
    doc.storeToURL(parts(1), filter())
    doc.close(True)
  Loop
  Close #file
  StarDesktop.terminate()
End Sub
`;

/** A profile that counts as set up: one that does not is filled afresh, over the macro. */
const SET_UP = `<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

const XML = 'xmlns:library="http://openoffice.org/2000/library"';

const PROFILE: Readonly<Record<string, string>> = {
  '../registrymodifications.xcu': SET_UP,
  'script.xlc': `<library:libraries ${XML} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>`,
  'dialog.xlc': `<library:libraries ${XML} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>`,
  'Standard/script.xlb': `<library:library ${XML} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Lines"/></library:library>`,
  'Standard/dialog.xlb': `<library:library ${XML} library:name="Standard" library:readonly="false" library:passwordprotected="false"/>`,
  'Standard/Lines.xba': `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Lines" script:language="StarBasic"><![CDATA[${MACRO}]]></script:module>`,
};

/**
 * Workbooks after LibreOffice itself has let lines come and go in them, computed anew, as it stores them in Excel's
 * format. One start of LibreOffice does them all, by a macro in a profile of its own. Throws where one fails.
 */
export async function changedByCalc(jobs: readonly CalcJob[]): Promise<readonly Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'junheng-calc-'));
  try {
    const basic = join(folder, 'profile', 'user', 'basic');
    await mkdir(join(basic, 'Standard'), { recursive: true });
    for (const [name, text] of Object.entries(PROFILE))
      await writeFile(join(basic, name), `<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
    const url = (name: string) => pathToFileURL(join(folder, name)).href;
    const list = jobs.map(({ changes }, n) =>
      [
        url(`${String(n)}.xlsx`),
        url(`${String(n)}-after.xlsx`),
        ...changes.map(({ sheet, axis, kind, at, count }) =>
          [sheet, axis, kind, at, count].join(','),
        ),
      ].join('|'),
    );
    await writeFile(join(folder, 'jobs'), `${list.join('\n')}\n`);
    await Promise.all(
      jobs.map(({ bytes }, n) => writeFile(join(folder, `${String(n)}.xlsx`), bytes)),
    );
    await promisify(execFile)(
      'soffice',
      [
        '--headless',
        '--norestore',
        `-env:UserInstallation=${url('profile')}`,
        `macro:///Standard.Lines.Run("${join(folder, 'jobs')}")`,
      ],
      { timeout: TIMEOUT_MS },
    );
    return await Promise.all(
      jobs.map(
        async (_, n) => new Uint8Array(await readFile(join(folder, `${String(n)}-after.xlsx`))),
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
