import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';
import { officeSource } from './scripts/addin/officeSource.mjs';

const root = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

const typescriptTo = (target) => ({
  test: /\.tsx?$/,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target,
      },
    },
  },
});

const typescript = typescriptTo('es2022');

/** The rules' examples run as tests and are no part of the program: more than half of the data, read at every start. */
const rules = {
  test: /standards[\\/]rules[\\/].*\.json$/,
  type: 'json',
  parser: {
    parse: (text) => JSON.parse(text, (key, value) => (key === 'examples' ? undefined : value)),
  },
};

/** What functions in cells ask of a rule is its verdict alone: how findings are worded, shown and repaired is left out. */
const VERDICT_ONLY = new Set(
  'examples message params citation marks options fix severity basis test'.split(' '),
);
const bareRules = {
  ...rules,
  parser: {
    parse: (text) =>
      JSON.parse(text).map((rule) =>
        Object.fromEntries(Object.entries(rule).filter(([key]) => !VERDICT_ONLY.has(key))),
      ),
  },
};

/** Whole sheets are recognised in the pane: of what tells them, only the shape is left to the functions in cells. */
const emptied = (value) => {
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, emptied(one)]));
};
const noSheets = {
  test: /standards[\\/](?:forms[\\/]statistics|likeness)\.json$/,
  type: 'json',
  parser: { parse: (text) => emptied(JSON.parse(text)) },
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

/**
 * Where Office.js comes from: Microsoft's own address, which is the one it supports, or, with JUNHENG_OFFICE_JS=local,
 * a copy beside the add-in (`scripts/addin/officeFiles.ts`).
 */
const office = officeSource(process.env.JUNHENG_OFFICE_JS);

const start = (language) =>
  JSON.parse(readFileSync(resolve(root, `src/i18n/texts/start.${language}.json`), 'utf8'));

/** The pane in Excel: a folder of files for any web server, finished by `scripts/addin/finish.ts`. */
const addin = {
  ...shared,
  name: 'addin',
  target: ['web', 'es2022'],
  devtool: false,
  entry: { taskpane: resolve(root, 'src/addin/main.ts') },
  output: {
    path: resolve(root, 'dist/addin'),
    filename: '[name].js',
    chunkFilename: '[name].js',
    publicPath: '',
  },
  module: { rules: [typescript, rules] },
  optimization: browser.optimization,
  plugins: [
    new HtmlWebpackPlugin({
      template: resolve(root, 'src/addin/taskpane.html'),
      filename: 'taskpane.html',
      inject: false,
      minify: false,
      policy: office.policy,
      office: `${office.folder}office.js`,
      starting: { zh: start('zh').starting, en: start('en').starting },
    }),
    new HtmlWebpackPlugin({
      template: resolve(root, 'src/addin/functions.html'),
      filename: 'functions.html',
      inject: false,
      minify: false,
      policy: office.policy,
      office: `${office.folder}custom-functions-runtime.js`,
    }),
  ],
};

/** What has to run in an engine in which nothing else does: it says so. */
const addinStart = {
  ...addin,
  name: 'addin-start',
  target: ['web', 'es5'],
  entry: { start: resolve(root, 'src/addin/start/start.ts') },
  module: { rules: [typescriptTo('es5')] },
  plugins: [],
};

/** The functions in cells have a runtime without page, which loads one file. */
const addinFunctions = {
  ...addin,
  name: 'addin-functions',
  target: ['webworker', 'es2020'],
  entry: { functions: resolve(root, 'src/functions/main.ts') },
  module: { rules: [typescriptTo('es2020'), bareRules, noSheets] },
  optimization: { ...browser.optimization, splitChunks: false, runtimeChunk: false },
  plugins: [],
};

export default [cli, browser, addin, addinStart, addinFunctions];
