import { useAnswer, usePane } from '../../hooks';
import { InWorkbook } from './InWorkbook';
import { OpenQuestions } from './OpenQuestions';
import { Personal } from './Personal';
import { Reliefs } from './Reliefs';
import { StandardChoice } from './StandardChoice';

/** 设置: by what to check, what to show in the workbook, and how the pane looks and speaks. */
export function SettingsScreen() {
  const { state, actions } = usePane();
  const { language, standard } = state.settings;
  const standards = useAnswer(`standards ${language}`, actions.standards).value ?? [];
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
