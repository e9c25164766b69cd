// Builds what is out of date: the command line and the browser workbook.
import { ensureBuilt } from './ensureBuilt.mjs';

ensureBuilt('cli');
ensureBuilt('browser');
