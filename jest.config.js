const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
};

/** The grid's own CommonJS build asks for these packages, which are published as modules only. */
const modulesOnly = [
  'cjk-regex',
  'collapse-white-space',
  'franc-min',
  'kdbush',
  'lodash-es',
  'n-gram',
  'nanoid',
  'quickselect',
  'rbush',
  'regexp-util',
  'trigram-utils',
  'unicode-regex',
].join('|');

/** Tests run as CommonJS through swc: the fastest start that keeps the sources as they are. */
export default {
  testEnvironment: 'node',
  // One for each core: of two cores, the default would leave one idle.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1.5GB',
  // A test that hangs is to be told from one whose neighbours keep the machine busy.
  testTimeout: 30_000,
  roots: ['<rootDir>/test'],
  setupFiles: ['<rootDir>/test/support/seeded.ts'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', swc],
    [`/node_modules/(${modulesOnly})/.+\\.js$`]: ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${modulesOnly})/)`],
};
