import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

interface ActionDialogProps {
  readonly title: string;
  readonly cancel: string;
  readonly action: string;
  /** Nothing is chosen yet that the action could be done with. */
  readonly disabled?: boolean;
  readonly onClose: () => void;
  /** Closing is up to the caller: what is typed may have to be put right first. */
  readonly onAction: () => void;
  readonly children: ReactNode;
}

/** Asks before something is done to the workbook. */
export function ActionDialog(props: ActionDialogProps): ReactElement {
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={props.onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent className={styles.content}>{props.children}</DialogContent>
          <DialogActions fluid>
            <Button onClick={props.onClose}>{props.cancel}</Button>
            <Button
              appearance="primary"
              disabled={props.disabled === true}
              onClick={props.onAction}
            >
              {props.action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
