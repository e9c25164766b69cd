import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Language } from '../i18n/index';
import { paneTranslator } from '../i18n/pane';
import type { Desk } from './desk';

interface UnsavedDialogProps {
  readonly language: Language;
  /** The file that is to take the place of the one with changes. */
  readonly next: string;
  readonly decide: Desk['decide'];
}

/** Asks before another file takes the place of changes that no copy holds. */
export function UnsavedDialog({ language, next, decide }: UnsavedDialogProps): ReactElement {
  const t = paneTranslator(language);
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={() => {
        void decide('stay');
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('page:unsaved.title')}</DialogTitle>
          <DialogContent>{t('page:unsaved.text', { next })}</DialogContent>
          <DialogActions fluid>
            <Button onClick={() => void decide('stay')}>{t('page:unsaved.stay')}</Button>
            <Button onClick={() => void decide('drop')}>{t('page:unsaved.drop')}</Button>
            <Button appearance="primary" onClick={() => void decide('save')}>
              {t('page:unsaved.save')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
