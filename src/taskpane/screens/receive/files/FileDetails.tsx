import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ReceivedFile, ReceivedFinding } from '../../../../app/collect/types';
import { useFigures, useText } from '../../../hooks';
import { TierBadge } from '../../../parts/TierBadge';
import { useReceiving } from '../useReceiving';
import type { FileRow } from './fileLines';

/** Findings that are shown of one file; all of them are in its return slip. */
const SHOWN = 20;

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  finding: { display: 'block', padding: `${tokens.spacingVerticalXXS} 0` },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What is known of one file, and what can be done with it. */
export function FileDetails({ row }: { readonly row: FileRow }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { actions } = useReceiving();
  const { path, status, received } = row.line;
  return (
    <div className={styles.details}>
      {status === 'cancelled' ? <div>{t('file.cancelled')}</div> : null}
      {status === 'waiting' ? <div>{t('file.waiting')}</div> : null}
      {received === null ? null : <Received file={received} />}
      <div className={styles.buttons}>
        <Button
          size="small"
          onClick={() => {
            actions.readAgain([path]);
          }}
        >
          {t('file.again')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            actions.remove([path]);
          }}
        >
          {t('file.remove')}
        </Button>
      </div>
    </div>
  );
}

function Received({ file }: { readonly file: ReceivedFile }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const facts = [
    ...(file.year === null ? [] : [t('file.year', { year: file.year })]),
    ...(file.saved === null
      ? []
      : [t(`file.saved.${file.saved.by}`, { at: dayAndTime(file.saved.at) })]),
    ...(file.receipt === 'none' ? [] : [t(`file.receipt.${file.receipt}`)]),
  ];
  return (
    <>
      {file.forms.length === 0 ? null : (
        <Listed
          title={t('file.forms')}
          items={file.forms.map(({ form, sheet, rows }) =>
            t('file.form', { form: t(`form.${form}`), sheet: sheet.trim(), rows }),
          )}
        />
      )}
      {file.unknown.length === 0 ? null : (
        <Listed title={t('file.unknown')} items={file.unknown.map((one) => unknownText(one, t))} />
      )}
      {facts.map((fact) => (
        <div key={fact} className={styles.quiet}>
          {fact}
        </div>
      ))}
      <Findings file={file} />
    </>
  );
}

function unknownText(
  { sheet, closest }: ReceivedFile['unknown'][number],
  t: ReturnType<typeof useText>,
): string {
  if (closest === undefined) return sheet.trim();
  return t('file.partly', {
    sheet: sheet.trim(),
    cell: closest.cell,
    form: t(`form.${closest.form}`),
    missing: closest.missing.join(t('list')),
  });
}

function Listed({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  const styles = useStyles();
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

/** The gravest first, as they go back to the sender. */
function Findings({ file }: { readonly file: ReceivedFile }): ReactElement | null {
  const styles = useStyles();
  const t = useText('receive');
  const figures = useFigures();
  const { findings } = file;
  if (findings.length === 0) return null;
  const shown = [...findings].sort((a, b) => GRAVITY[a.tier] - GRAVITY[b.tier]).slice(0, SHOWN);
  return (
    <div>
      <h3 className={styles.title}>
        {findings.length > SHOWN
          ? t('file.first', { count: SHOWN })
          : t('file.findings', { count: figures.integer(findings.length) })}
      </h3>
      {shown.map((finding, index) => (
        <FindingText key={index} finding={finding} />
      ))}
    </div>
  );
}

const GRAVITY: Readonly<Record<ReceivedFinding['tier'], number>> = {
  error: 0,
  warning: 1,
  below: 2,
  info: 3,
};

function FindingText({ finding }: { readonly finding: ReceivedFinding }): ReactElement {
  const styles = useStyles();
  const { tier, message, sheet, cell, reason } = finding;
  return (
    <span className={styles.finding}>
      <TierBadge tier={reason === undefined ? tier : 'explained'} /> {message}{' '}
      <span className={styles.quiet}>{`${sheet.trim()} ${cell}`.trim()}</span>
    </span>
  );
}

/** In the time of the machine, as far as people need it. */
function dayAndTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(two).join('-');
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
