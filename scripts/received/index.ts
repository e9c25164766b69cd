export { receivedCounty } from './receivedCounty';
export { type NamedCounty, provinceCounties } from './province';
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
export {
  filesAstray,
  rowsAstray,
  schoolsAstray,
  type ToldFile,
  type ToldRow,
  type ToldValue,
} from './comparing';
