import { expose } from 'comlink';
import { newFile } from '../hosts/office/newFile';

/** Makes files away from the pane: those of long forms take a while. */
export interface FileMaker {
  make(...of: Parameters<typeof newFile>): string;
}

expose({ make: newFile } satisfies FileMaker);
