import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add';
import { FolderAddRegular } from '@fluentui/react-icons/svg/folder-add';
import { useRef, type ReactElement } from 'react';
import { useText } from '../../hooks';
import { chosenFiles } from '../../session/receiving/sentFiles';
import { useReceiving } from './useReceiving';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  centred: { justifyContent: 'center' },
});

interface ChooseFilesProps {
  /** They are what is to be done first here. */
  readonly first?: boolean;
}

/** 选择文件 and 选择文件夹. */
export function ChooseFiles({ first = false }: ChooseFilesProps): ReactElement {
  const t = useText('receive');
  const styles = useStyles();
  const { actions } = useReceiving();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    const chosen = chosenFiles(input.files ?? []);
    input.value = '';
    if (chosen.length > 0) actions.add(chosen);
  };
  const size = first ? 'medium' : 'small';
  return (
    <div className={`${styles.buttons} ${first ? styles.centred : ''}`}>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('choose.files')}
        data-receive="files"
        onChange={({ currentTarget }) => {
          take(currentTarget);
        }}
      />
      <input
        ref={(input) => {
          folder.current = input;
          // React knows no such attribute.
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label={t('choose.folder')}
        data-receive="folder"
        onChange={({ currentTarget }) => {
          take(currentTarget);
        }}
      />
      <Button
        size={size}
        appearance={first ? 'primary' : 'secondary'}
        icon={<DocumentAddRegular />}
        onClick={() => files.current?.click()}
      >
        {t('choose.files')}
      </Button>
      <Button size={size} icon={<FolderAddRegular />} onClick={() => folder.current?.click()}>
        {t('choose.folder')}
      </Button>
    </div>
  );
}
