/**
 * Functions younger than the format, which files store with a prefix: Microsoft, [MS-XLSX] section 2.2.2
 * (future-function-list) and "Issue: An _xlfn. prefix is displayed in front of a formula"; those that came later with
 * dynamic arrays and LAMBDA as Excel itself stores them.
 */
const NEWER = [
  // Excel 2010
  'AGGREGATE BETA.DIST BETA.INV BINOM.DIST BINOM.INV CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV',
  'CHISQ.INV.RT CHISQ.TEST CONFIDENCE.NORM CONFIDENCE.T COVARIANCE.P COVARIANCE.S ERF.PRECISE ERFC.PRECISE',
  'EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.PRECISE GAMMA.DIST GAMMA.INV GAMMALN.PRECISE',
  'HYPGEOM.DIST LOGNORM.DIST LOGNORM.INV MODE.MULT MODE.SNGL NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST',
  'NORM.S.INV PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC POISSON.DIST QUARTILE.EXC',
  'QUARTILE.INC RANK.AVG RANK.EQ STDEV.P STDEV.S T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST VAR.P VAR.S',
  'WEIBULL.DIST Z.TEST',
  // Excel 2013
  'ACOT ACOTH ARABIC BASE BINOM.DIST.RANGE BITAND BITLSHIFT BITOR BITRSHIFT BITXOR CEILING.MATH COMBINA COT COTH',
  'CSC CSCH DAYS DECIMAL ENCODEURL FILTERXML FLOOR.MATH FORMULATEXT GAMMA GAUSS IFNA IMCOSH IMCOT IMCSC IMCSCH',
  'IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM MUNIT NUMBERVALUE PDURATION PERMUTATIONA PHI QUERYSTRING RRI',
  'SEC SECH SHEET SHEETS SKEW.P UNICHAR UNICODE WEBSERVICE XOR',
  // Excel 2016 and 2019
  'CONCAT FORECAST.ETS FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT FORECAST.LINEAR IFS MAXIFS',
  'MINIFS SWITCH TEXTJOIN',
  // Excel 2021 and 365
  'ARRAYTOTEXT BYCOL BYROW CHOOSECOLS CHOOSEROWS DROP EXPAND GROUPBY HSTACK IMAGE ISOMITTED LAMBDA LET MAKEARRAY MAP',
  'PERCENTOF PIVOTBY RANDARRAY REDUCE REGEXEXTRACT REGEXREPLACE REGEXTEST SCAN SEQUENCE STOCKHISTORY TAKE TEXTAFTER',
  'TEXTBEFORE TEXTSPLIT TOCOL TOROW TRANSLATE TRIMRANGE UNIQUE VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH',
  'DETECTLANGUAGE SORTBY SINGLE ANCHORARRAY',
]
  .join(' ')
  .split(' ');

/** These two have a prefix more: their short names were taken by functions of add-ins. */
const WORKSHEET_ONLY = ['FILTER', 'SORT'];

const PREFIXED: ReadonlyMap<string, string> = new Map([
  ...NEWER.map((name) => [name, `_xlfn.${name}`] as const),
  ...WORKSHEET_ONLY.map((name) => [name, `_xlfn._xlws.${name}`] as const),
]);

/** Texts and names of sheets in quotes; a call of a function, with whatever stands before its name. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|([\p{L}\p{N}_.!\]]+)(?=\s*\()/gu;

/** A formula as a file stores it: a function that a user types as `CONCAT` is `_xlfn.CONCAT` there. */
export function filePrefixes(formula: string): string {
  if (!formula.includes('(')) return formula;
  return formula.replace(PARTS, (whole, name: string | undefined) =>
    name === undefined ? whole : (PREFIXED.get(name.toUpperCase()) ?? whole),
  );
}
