import { resolve } from 'node:path';

const root = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

const typescript = {
  test: /\.ts$/,
  use: {
    loader: 'swc-loader',
    options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
  },
};

/** The rules' examples run as tests and are no part of the program: more than half of the data, read at every start. */
const rules = {
  test: /standards[\\/]rules[\\/].*\.json$/,
  type: 'json',
  parser: {
    parse: (text) => JSON.parse(text, (key, value) => (key === 'examples' ? undefined : value)),
  },
};

/** The command line: one file that needs nothing but Node. The pane and the add-in will join as further entries. */
export default {
  name: 'cli',
  mode: 'production',
  target: 'node20',
  entry: { junheng: resolve(root, 'src/cli/main.ts') },
  output: {
    path: resolve(root, 'dist/cli'),
    filename: '[name].mjs',
    module: true,
    chunkFormat: 'module',
    clean: true,
  },
  experiments: { outputModule: true },
  resolve: { extensions: ['.ts', '.js', '.json'] },
  module: { rules: [typescript, rules] },
  optimization: { minimize: false },
  performance: { hints: false },
  stats: 'errors-warnings',
};
