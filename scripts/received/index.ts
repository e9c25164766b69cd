export { receivedCounty } from './receivedCounty';
export type {
  CountyRequest,
  CountyTruth,
  FileState,
  FileTruth,
  ListedSchool,
  ReceivedCounty,
  SentFile,
  TrueRow,
  TrueStanding,
  TrueValue,
} from './types';
