import { Spinner } from '@fluentui/react-components';
import { useAnswer, usePane, useText } from '../../hooks';
import { InWorkbook } from './InWorkbook';
import { OpenQuestions } from './OpenQuestions';
import { Personal } from './Personal';
import { Reliefs } from './Reliefs';
import { StandardChoice } from './StandardChoice';

/** 设置: by what to check, what to show in the workbook, and how the pane looks and speaks. */
export function SettingsScreen() {
  const { state, actions } = usePane();
  const { language, standard } = state.settings;
  const t = useText('settings');
  const standards = useAnswer(`standards ${language}`, actions.standards).value;
  // Controls that came later than those below them would push aside what is about to be clicked or tabbed to.
  if (standards === null) return <Spinner size="tiny" label={t('standard.loading')} />;
  const chosen = standards.find(({ id }) => id === standard);
  return (
    <>
      <StandardChoice standards={standards} />
      {chosen === undefined ? null : <Reliefs standard={chosen} />}
      <InWorkbook />
      <Personal />
      {chosen === undefined ? null : <OpenQuestions standard={chosen} />}
    </>
  );
}
