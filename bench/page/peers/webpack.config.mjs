import HtmlWebpackPlugin from 'html-webpack-plugin';
import { resolve } from 'node:path';
import configs from '../../../webpack.config.js';

/** The peers as our own page is built; where to is said on the command line. */
const { plugins, ...ours } = configs.find(({ name }) => name === 'browser');

export default {
  ...ours,
  name: 'peers',
  entry: { peers: resolve(import.meta.dirname, 'page.ts') },
  plugins: [
    ...plugins.filter((plugin) => !(plugin instanceof HtmlWebpackPlugin)),
    new HtmlWebpackPlugin({
      templateContent:
        '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body style="margin:0"><div id="grid" style="width:860px;height:740px"></div></body>',
    }),
  ],
};
