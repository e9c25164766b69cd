import {
  Button,
  makeStyles,
  ProgressBar,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { LastYearFile } from '../../../../app/collect/live/receiver';
import { problemText } from '../../../../i18n/index';
import type { Translate } from '../../../../i18n/pane';
import { useFigures, usePane, useText } from '../../../hooks';
import { Disclosure } from '../../../parts/Disclosure';
import { FileButton } from '../../../parts/FileButton';
import { chosenFiles } from '../../../session/receiving/sentFiles';
import { baseName } from '../paths';
import { useReceiving } from '../useReceiving';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { flex: '1 1 12em', minWidth: 0 },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  told: { overflowWrap: 'anywhere' },
  list: {
    ...typographyStyles.caption1,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    maxHeight: '12em',
    overflowY: 'auto',
  },
});

/** 上年数据: which files are compared with, what they hold, choosing others, comparing no longer. */
export function LastYearChoice(): ReactElement {
  const styles = useStyles();
  const title = useText('lastYear')('title');
  const { lastYearReading, lastYear } = useReceiving().state;
  return (
    <section aria-label={title} className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      {lastYearReading === null ? (
        <>
          <Told />
          {lastYear === null ? null : <Files files={lastYear.files} />}
          <Choose />
        </>
      ) : (
        <Reading {...lastYearReading} />
      )}
    </section>
  );
}

/** How far reading is, with its way out. */
function Reading({ done, total }: { readonly done: number; readonly total: number }): ReactElement {
  const styles = useStyles();
  const t = useText('lastYear');
  const { actions } = useReceiving();
  const text = t('received.reading', { done, total });
  return (
    <>
      <div className={styles.line}>
        <span className={styles.text}>{text}</span>
        <Button size="small" onClick={actions.stopLastYear}>
          {t('received.stop')}
        </Button>
      </div>
      <ProgressBar aria-label={text} max={total} value={done} />
    </>
  );
}

/** What is compared with, in a sentence, and what of it needs a second look. */
function Told(): ReactElement {
  const styles = useStyles();
  const t = useText('lastYear');
  const figures = useFigures();
  const { lastYear, year, collection } = useReceiving().state;
  const texts = [];
  if (lastYear === null) texts.push(t('received.none'));
  else {
    const { files } = lastYear;
    const [first] = files;
    const schools = figures.integer(lastYear.schools);
    texts.push(
      files.length === 1 && first !== undefined
        ? t('file', { file: baseName(first.path), schools })
        : t('received.several', { files: figures.integer(files.length), schools }),
    );
    const unread = files.filter(({ rows }) => rows === 0).length;
    if (unread > 0) texts.push(t('received.unread', { count: unread }));
    const wanted = year ?? collection?.years.at(-1)?.year ?? Infinity;
    const late = files.filter((file) => file.year !== null && file.year >= wanted);
    const [one] = late;
    if (one !== undefined)
      texts.push(
        t('received.notEarlier', {
          count: late.length,
          path: baseName(one.path),
          year: String(one.year),
        }),
      );
  }
  return (
    <div role="status" className={`${styles.quiet} ${styles.told}`}>
      {texts.map((text) => (
        <div key={text}>{text}</div>
      ))}
    </div>
  );
}

/** Each file with its year and rows, or why nothing of it is compared with. */
function Files({ files }: { readonly files: readonly LastYearFile[] }): ReactElement {
  const styles = useStyles();
  const t = useText('lastYear');
  const { language } = usePane().state.settings;
  // What needs a second look stands first.
  const ordered = [...files].sort((a, b) => Number(a.rows > 0) - Number(b.rows > 0));
  return (
    <Disclosure summary={<span className={styles.quiet}>{t('received.files')}</span>}>
      <ul
        aria-label={t('received.files')}
        className={`${styles.list} ${styles.told}`}
        // Reached by keyboard, so that what does not fit can be scrolled to.
        tabIndex={0}
      >
        {ordered.map((file) => (
          <li key={file.path}>{fileText(file, t, (one) => problemText(one, language))}</li>
        ))}
      </ul>
    </Disclosure>
  );
}

function fileText(
  { path, problem, year, rows }: LastYearFile,
  t: Translate,
  textOf: (problem: NonNullable<LastYearFile['problem']>) => string,
): string {
  if (problem !== null) return t('received.problem', { path, problem: textOf(problem) });
  if (rows === 0) return t('received.noRows', { path });
  return year === null
    ? t('received.rows', { path, rows })
    : t('received.rowsOfYear', { path, rows, year });
}

function Choose(): ReactElement {
  const styles = useStyles();
  const t = useText('lastYear');
  const { state, actions } = useReceiving();
  const take = (files: readonly File[]) => {
    void actions.useLastYear(chosenFiles(files));
  };
  return (
    <div className={styles.line}>
      <FileButton
        label={t('choose')}
        text={t(state.lastYear === null ? 'choose' : 'another')}
        field="last-year"
        accept=".xlsx,.xlsm"
        multiple
        onFiles={take}
      />
      <FileButton label={t('received.folder')} field="last-year-folder" folder onFiles={take} />
      {state.lastYear === null ? null : (
        <Button size="small" onClick={actions.forgetLastYear}>
          {t('forget')}
        </Button>
      )}
    </div>
  );
}
