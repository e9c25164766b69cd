import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useRef, useSyncExternalStore, type ReactElement } from 'react';
import { problemText, type Language } from '../i18n/index';
import { paneTranslator } from '../i18n/pane';
import { PaneTheme } from '../taskpane/PaneTheme';
import type { DeskState } from './desk';
import type { BarParts } from './mountBar';
import { UnsavedDialog } from './UnsavedDialog';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
  },
});

/** The page's own bar: which workbook is open, opening another, saving a copy, and what has to be known of it. */
export function Bar({ desk, session, openExample }: BarParts): ReactElement {
  const { language, theme } = useSyncExternalStore(session.subscribe, session.state).settings;
  return (
    <PaneTheme theme={theme} language={language}>
      <BarRow desk={desk} language={language} openExample={openExample} />
    </PaneTheme>
  );
}

type RowParts = Omit<BarParts, 'session'> & { readonly language: Language };

function BarRow({ desk, language, openExample }: RowParts): ReactElement {
  const styles = useStyles();
  const t = paneTranslator(language);
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  const input = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const busy = state.phase === 'opening' || state.phase === 'starting';
  return (
    <>
      <div ref={row} className={styles.bar}>
        <Text as="h1" size={400} weight="semibold">
          {t('page:title')}
        </Text>
        <Text className={styles.name} title={state.name}>
          {state.name}
        </Text>
        {busy ? <Spinner size="tiny" label={t('page:opening')} /> : null}
        {state.phase === 'opening' ? (
          <Button size="small" onClick={desk.cancelOpening}>
            {t('page:cancel')}
          </Button>
        ) : null}
        <input
          ref={input}
          type="file"
          accept=".xlsx,.xlsm"
          hidden
          aria-label={t('page:open')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file !== undefined) void desk.openFile(file);
          }}
        />
        <Button size="small" onClick={openExample}>
          {t('page:example')}
        </Button>
        <Button size="small" onClick={() => input.current?.click()}>
          {t('page:open')}
        </Button>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={state.phase !== 'open'}
          onClick={() => void desk.save()}
        >
          {t('page:save')}
        </Button>
      </div>
      {state.waiting === null ? null : (
        <UnsavedDialog language={language} next={state.waiting} decide={desk.decide} />
      )}
      <div role="status">
        <Message
          state={state}
          language={language}
          onDismiss={() => {
            desk.dismiss();
            // The button that had the focus goes with its message.
            row.current?.querySelector('button')?.focus();
          }}
        />
      </div>
    </>
  );
}

interface MessageParts {
  readonly state: DeskState;
  readonly language: Language;
  readonly onDismiss: () => void;
}

/** What went wrong, what was saved, or what of the file is not on screen: one at a time, in this order. */
function Message({ state, language, onDismiss }: MessageParts) {
  const t = paneTranslator(language);
  const told = messageOf(state, language);
  if (told === undefined) return null;
  return (
    <MessageBar intent={told.intent} layout="multiline">
      <MessageBarBody>{told.text}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onDismiss}>
          {t('page:dismiss')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function messageOf(
  state: DeskState,
  language: Language,
):
  { readonly intent: 'error' | 'warning' | 'success' | 'info'; readonly text: string } | undefined {
  const t = paneTranslator(language);
  if (state.problem !== null)
    return { intent: 'error', text: problemText(state.problem, language) };
  if (state.saved !== null) {
    const saved = t('page:saved', { name: state.saved });
    if (state.leftOut.length === 0) return { intent: 'success', text: saved };
    const parts = state.leftOut.map((kind) => t(`page:leftOut.${kind}`)).join(t('page:comma'));
    return { intent: 'warning', text: saved + t('page:savedWithout', { parts }) };
  }
  if (state.unseen.length === 0) return undefined;
  const parts = state.unseen.map((part) => t(`page:unseen.${part}`));
  return { intent: 'info', text: t('page:unseenKept', { parts: parts.join(t('page:comma')) }) };
}
