import HtmlWebpackPlugin from 'html-webpack-plugin';
import { resolve } from 'node:path';

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
};

/** Builds the page of `page.tsx` for a developer's eyes; `--mode production` to weigh it. */
export default {
  mode: 'development',
  devtool: false,
  entry: { page: resolve(import.meta.dirname, 'page.tsx') },
  output: { path: resolve(import.meta.dirname, '../../../dist/harness'), filename: '[name].js' },
  resolve: { extensions: ['.tsx', '.ts', '.js', '.json'] },
  module: { rules: [{ test: /\.tsx?$/, use: { loader: 'swc-loader', options: swc } }] },
  plugins: [new HtmlWebpackPlugin()],
  performance: { hints: false },
  stats: 'errors-warnings',
};
