import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { HatGraduationRegular } from '@fluentui/react-icons/svg/hat-graduation';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { ScalesRegular } from '@fluentui/react-icons/svg/scales';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ComponentType } from 'react';
import type { ScreenId } from '../session/types';
import { BalanceScreen } from './balance/BalanceScreen';
import { FindingsScreen } from './findings/FindingsScreen';
import { OverviewScreen } from './overview/OverviewScreen';
import { SchoolsScreen } from './schools/SchoolsScreen';
import { SettingsScreen } from './settings/SettingsScreen';

/** The screens in the order of their tabs. */
export const SCREENS: readonly {
  readonly id: ScreenId;
  readonly Icon: ComponentType;
  readonly Component: ComponentType;
}[] = [
  { id: 'overview', Icon: HomeRegular, Component: OverviewScreen },
  { id: 'findings', Icon: ClipboardTaskListLtrRegular, Component: FindingsScreen },
  { id: 'schools', Icon: HatGraduationRegular, Component: SchoolsScreen },
  { id: 'balance', Icon: ScalesRegular, Component: BalanceScreen },
  { id: 'settings', Icon: SettingsRegular, Component: SettingsScreen },
];
