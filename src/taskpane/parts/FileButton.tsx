import { Button, type ButtonProps } from '@fluentui/react-components';
import { useRef, type ReactElement } from 'react';

interface FileButtonProps extends Pick<ButtonProps, 'size' | 'appearance'> {
  /** Names the hidden field, for tests and for who fills it without the button. */
  readonly label: string;
  readonly field?: string;
  /** What stands on the button; the label where absent. */
  readonly text?: string;
  readonly icon?: ReactElement;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** A folder with all that is in it, in place of files. */
  readonly folder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that asks for files of this machine. */
export function FileButton({
  label,
  field,
  text = label,
  icon,
  size = 'small',
  appearance = 'secondary',
  accept,
  multiple = false,
  folder = false,
  onFiles,
}: FileButtonProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          // React knows no such attribute.
          if (folder) element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        accept={accept}
        multiple={multiple || folder}
        hidden
        aria-label={label}
        data-receive={field}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file may be chosen again.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button
        size={size}
        appearance={appearance}
        {...(icon === undefined ? {} : { icon })}
        onClick={() => input.current?.click()}
      >
        {text}
      </Button>
    </>
  );
}
