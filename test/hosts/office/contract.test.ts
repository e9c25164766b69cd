import { hostContract } from '../../contract/host';
import { officeSubject } from './officeSubject';

/** Requirement sets at which the host can do more or less: 1.4 is the least that the add-in asks for. */
const LEVELS = ['1.4', '1.6', '1.7', '1.8', '1.9', '1.10', '1.13', '1.14', '1.17', '1.18', '1.20'];

for (const level of LEVELS)
  hostContract(`Excel ${level}`, (sheets) => officeSubject(sheets, level));
