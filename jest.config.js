/** Tests run as CommonJS through swc: the fastest start that keeps the sources as they are. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { module: { type: 'commonjs' } }],
    '.+/node_modules/(@borgar/fx)/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
};
