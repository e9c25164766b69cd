import { hasStarted, showStartProblem } from './startPage';

/*
 * Runs before Office.js and the pane, in whatever engine draws the page: what the other scripts would say themselves if
 * they could be fetched and read. Built to ES5; see `startPage`.
 */

/** Milliseconds until a missing Office.js is told of: where its server is out of reach, failing takes minutes. */
const PATIENCE = 15000;

/** Functions that came with the language of the pane's code; asking for syntax would need `eval`, which is forbidden. */
function isEngineCurrent(): boolean {
  return 'at' in Array.prototype && 'hasOwn' in Object && 'structuredClone' in window;
}

function isOfficeThere(): boolean {
  return 'Office' in window;
}

function watch(): void {
  if (!isEngineCurrent()) {
    showStartProblem('engine-old');
    return;
  }
  // Captured, because the failure of a script to load does not bubble.
  window.addEventListener(
    'error',
    function (event) {
      if (hasStarted()) return;
      const target = event.target;
      if (target instanceof HTMLScriptElement) {
        if (/office(\.debug)?\.js/.test(target.src)) showStartProblem('office-missing');
        else showStartProblem('broken', target.src);
      } else if (event.message.includes('SyntaxError')) showStartProblem('engine-old');
      else if (event.filename.includes('taskpane.js')) showStartProblem('broken', event.message);
    },
    true,
  );
  setTimeout(function () {
    if (!hasStarted() && !isOfficeThere()) showStartProblem('office-missing');
  }, PATIENCE);
}

watch();
