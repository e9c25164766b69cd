// Builds what is out of date: the command line, the browser workbook and the Excel add-in.
import { ensureBuilt } from './ensureBuilt.mjs';

ensureBuilt('cli');
ensureBuilt('browser');
ensureBuilt('addin');
