import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Language } from '../i18n/pane';
import type { PaneSettings } from './session/types';
import { usePaneTheme } from './shell/theme';

interface PaneThemeProps {
  readonly theme: PaneSettings['theme'];
  readonly language: Language;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Colours, faces and language for what stands within: the pane, and the page's own bar beside it. */
export function PaneTheme({ theme, language, className, children }: PaneThemeProps) {
  return (
    <FluentProvider
      theme={usePaneTheme(theme)}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </FluentProvider>
  );
}
