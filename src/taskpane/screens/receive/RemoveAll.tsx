import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState, type ReactElement } from 'react';
import { useFigures, useText } from '../../hooks';
import { ActionDialog } from '../../parts/ActionDialog';
import { useReceiving } from './useReceiving';

/** Takes all files off the list once the user has said so: nothing brings back what she chose among them. */
export function RemoveAll(): ReactElement {
  const t = useText('receive');
  const figures = useFigures();
  const { state, actions } = useReceiving();
  const restore = useRestoreFocusTarget();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        {...restore}
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t('removeAll.button')}
        title={t('removeAll.button')}
        onClick={() => {
          setAsking(true);
        }}
      />
      {asking ? (
        <ActionDialog
          title={t('removeAll.title', { count: figures.integer(state.files.length) })}
          cancel={t('removeAll.keep')}
          action={t('removeAll.button')}
          onClose={() => {
            setAsking(false);
          }}
          onAction={() => {
            setAsking(false);
            actions.removeAll();
          }}
        >
          {t('removeAll.text')}
        </ActionDialog>
      ) : null}
    </>
  );
}
