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
export { filesAstray, rowsAstray, schoolsAstray, type ToldFile, type ToldRow } from './comparing';
