import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add';
import { FolderAddRegular } from '@fluentui/react-icons/svg/folder-add';
import type { ReactElement } from 'react';
import { useText } from '../../hooks';
import { FileButton } from '../../parts/FileButton';
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
  const take = (files: readonly File[]) => {
    const chosen = chosenFiles(files);
    if (chosen.length > 0) actions.add(chosen);
  };
  const size = first ? 'medium' : 'small';
  return (
    <div className={`${styles.buttons} ${first ? styles.centred : ''}`}>
      <FileButton
        label={t('choose.files')}
        field="files"
        size={size}
        appearance={first ? 'primary' : 'secondary'}
        icon={<DocumentAddRegular />}
        multiple
        onFiles={take}
      />
      <FileButton
        label={t('choose.folder')}
        field="folder"
        size={size}
        icon={<FolderAddRegular />}
        folder
        onFiles={take}
      />
    </div>
  );
}
