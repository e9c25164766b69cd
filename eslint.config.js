import boundaries from 'eslint-plugin-boundaries';
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

/** Who may import whom: each layer sees those before it and nothing else. */
const arrows = {
  kernel: [],
  sheet: ['kernel'],
  formula: ['kernel', 'sheet'],
  standard: ['kernel', 'formula', 'data'],
  forms: ['kernel', 'sheet', 'formula', 'standard'],
  checks: ['kernel', 'sheet', 'formula', 'standard', 'forms', 'balance'],
  balance: ['kernel', 'sheet', 'formula', 'standard', 'forms'],
  xlsx: ['kernel', 'sheet'],
  i18n: ['kernel', 'standard'],
  app: ['kernel', 'sheet', 'formula', 'standard', 'forms', 'checks', 'balance', 'i18n'],
  hosts: ['kernel', 'sheet', 'xlsx', 'app'],
  worker: ['kernel', 'sheet', 'standard', 'app', 'hosts', 'xlsx', 'i18n'],
  taskpane: ['kernel', 'sheet', 'standard', 'app', 'i18n'],
  browser: ['kernel', 'sheet', 'app', 'hosts', 'xlsx', 'i18n', 'worker', 'taskpane'],
  functions: [
    'kernel',
    'sheet',
    'formula',
    'standard',
    'forms',
    'checks',
    'balance',
    'app',
    'i18n',
  ],
  addin: ['kernel', 'sheet', 'app', 'hosts', 'i18n', 'worker', 'taskpane'],
  cli: ['kernel', 'sheet', 'standard', 'app', 'hosts', 'xlsx', 'i18n'],
  data: [],
};

const layer = (type) => ({ element: { type } });

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  ...tseslint.configs.recommendedTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: './tsconfig.node.json' } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/include': ['src/**/*', 'standards/**/*'],
      'boundaries/elements': [
        ...Object.keys(arrows)
          .filter((type) => type !== 'data')
          .map((type) => ({ type, pattern: `src/${type}` })),
        { type: 'data', pattern: 'standards' },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
            ...Object.entries(arrows).map(([type, to]) => ({
              from: layer(type),
              allow: { to: { element: { types: { anyOf: [type, ...to] } } } },
            })),
          ],
        },
      ],
    },
  },
  {
    // The engine runs in the worker: what the pane imports of it must vanish when it is built.
    files: ['src/taskpane/**/*.ts', 'src/taskpane/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/app/**', '**/standard/**'], allowTypeImports: true }] },
      ],
    },
  },
  {
    // Excel is spoken to in one folder; the rest of the add-in runs, and is tested, without it.
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/hosts/office/**'],
    rules: { 'no-restricted-globals': ['error', 'Excel', 'Office', 'OfficeExtension'] },
  },
  {
    files: ['src/hosts/office/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/call-sync-after-load': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    // The one place that asks Excel again and again: as often as the size of the answers makes it.
    files: ['src/hosts/office/reading/chunks.ts'],
    rules: { 'office-addins/no-context-sync-in-loop': 'off' },
  },
  {
    files: ['scripts/**/*.ts', 'bench/**/*.ts', 'src/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.mts'], ...tseslint.configs.disableTypeChecked },
);
