import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { ClipboardEditRegular } from '@fluentui/react-icons/svg/clipboard-edit';
import { HatGraduationRegular } from '@fluentui/react-icons/svg/hat-graduation';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { ScalesRegular } from '@fluentui/react-icons/svg/scales';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ComponentType } from 'react';
import type { ScreenId } from '../session/types';
import { later } from './later';
import { OverviewScreen } from './overview/OverviewScreen';

const FindingsScreen = later(async () => {
  const screen = await import(/* webpackChunkName: "findings" */ './findings/FindingsScreen');
  return { default: screen.FindingsScreen };
});

const EntryScreen = later(async () => {
  const screen = await import(/* webpackChunkName: "entry" */ './entry/EntryScreen');
  return { default: screen.EntryScreen };
});

const SchoolsScreen = later(async () => {
  const screen = await import(/* webpackChunkName: "schools" */ './schools/SchoolsScreen');
  return { default: screen.SchoolsScreen };
});

const BalanceScreen = later(async () => {
  const screen = await import(/* webpackChunkName: "balance" */ './balance/BalanceScreen');
  return { default: screen.BalanceScreen };
});

const ReceiveScreen = later(async () => {
  const screen = await import(/* webpackChunkName: "receive" */ './receive/ReceiveScreen');
  return { default: screen.ReceiveScreen };
});

const SettingsScreen = later(async () => {
  const screen = await import(/* webpackChunkName: "settings" */ './settings/SettingsScreen');
  return { default: screen.SettingsScreen };
});

/** The screens in the order of their tabs. */
export const SCREENS: readonly {
  readonly id: ScreenId;
  readonly Icon: ComponentType;
  readonly Component: ComponentType;
}[] = [
  { id: 'overview', Icon: HomeRegular, Component: OverviewScreen },
  { id: 'entry', Icon: ClipboardEditRegular, Component: EntryScreen },
  { id: 'findings', Icon: ClipboardTaskListLtrRegular, Component: FindingsScreen },
  { id: 'schools', Icon: HatGraduationRegular, Component: SchoolsScreen },
  { id: 'balance', Icon: ScalesRegular, Component: BalanceScreen },
  { id: 'receive', Icon: MailInboxRegular, Component: ReceiveScreen },
  { id: 'settings', Icon: SettingsRegular, Component: SettingsScreen },
];
