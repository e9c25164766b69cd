import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { resolve } from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';

const root = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

const typescript = {
  test: /\.tsx?$/,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
    },
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

const shared = {
  mode: 'production',
  resolve: { extensions: ['.tsx', '.ts', '.js', '.json'] },
  performance: { hints: false },
  stats: 'errors-warnings',
};

/** The command line: one file that needs nothing but Node. */
const cli = {
  ...shared,
  name: 'cli',
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
  module: { rules: [typescript, rules] },
  optimization: { minimize: false },
};

/**
 * The browser workbook: a folder of files for any web server. No source map is evaluated and nothing is loaded from
 * elsewhere, so that the page's content security policy can name no outside origin.
 */
const browser = {
  ...shared,
  name: 'browser',
  target: ['web', 'es2022'],
  devtool: false,
  entry: { page: resolve(root, 'src/browser/main.ts') },
  output: {
    path: resolve(root, 'dist/browser'),
    filename: '[name].js',
    chunkFilename: '[name].js',
    assetModuleFilename: '[name][ext]',
    publicPath: '',
    clean: true,
  },
  module: {
    rules: [
      typescript,
      rules,
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
      { test: /\.xlsx$/, type: 'asset/resource' },
    ],
  },
  optimization: {
    minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })],
  },
  plugins: [
    new MiniCssExtractPlugin({ filename: '[name].css', chunkFilename: '[name].css' }),
    new HtmlWebpackPlugin({ template: resolve(root, 'src/browser/index.html'), minify: false }),
  ],
};

export default [cli, browser];
