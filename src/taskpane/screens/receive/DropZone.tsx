import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState, type DragEvent, type ReactElement, type ReactNode } from 'react';
import { useText } from '../../hooks';
import { droppedFiles } from '../../session/receiving/sentFiles';
import { useReceiving } from './useReceiving';

const useStyles = makeStyles({
  zone: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    overflowY: 'auto',
  },
  veil: {
    ...typographyStyles.subtitle2,
    position: 'absolute',
    inset: 0,
    zIndex: 3,
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    textAlign: 'center',
    border: `3px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    pointerEvents: 'none',
  },
});

/** Takes what is dropped on it to be received; `data-receive` tells the page around that it does. */
export function DropZone({ children }: { readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { actions } = useReceiving();
  const [held, setHeld] = useState(false);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setHeld(true);
  };
  return (
    <div
      className={styles.zone}
      data-receive="zone"
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget))
          setHeld(false);
      }}
      onDrop={(event) => {
        setHeld(false);
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        void droppedFiles(event.dataTransfer).then((files) => {
          if (files.length > 0) actions.add(files);
        });
      }}
    >
      {children}
      {held ? <div className={styles.veil}>{t('drop.now')}</div> : null}
    </div>
  );
}
