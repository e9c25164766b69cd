import { fail, succeed, type Result } from '../../kernel/result';
import type { UserAmendment } from '../../sheet/amendment';
import type { CountyCheck } from '../check';
import type { CheckChoices } from '../live/engine';
import type { Maker } from './facts';
import { readiness, type Readiness } from './readiness';
import { receiptView, type ReceiptView } from './view';
import { receiptAmendments } from './write';

/** What the pane asks the engine about sending a workbook and the receipt of it. */
export interface ReceiptQuestions {
  /** What is still missing before the workbook can be sent. */
  readiness(revision: number): Promise<Result<Readiness>>;
  /** Whether the receipt that stands in the workbook holds. */
  receipt(revision: number): Promise<Result<ReceiptView>>;
  /** The changes that write a receipt; refused as `not-ready` while something is missing. */
  writeReceipt(revision: number, maker: Maker): Promise<Result<readonly UserAmendment[]>>;
}

type About = <T>(
  revision: number,
  answer: (checked: { readonly check: CountyCheck; readonly choices: CheckChoices }) => Result<T>,
) => Promise<Result<T>>;

/** The answers, over the latest check. */
export function receiptAnswers(about: About): ReceiptQuestions {
  return {
    readiness: (asked) =>
      about(asked, ({ check, choices }) => succeed(readiness(check, choices.language))),
    receipt: (asked) =>
      about(asked, ({ check, choices }) => succeed(receiptView(check, choices.language))),
    writeReceipt: (asked, maker) =>
      about(asked, ({ check, choices }) =>
        readiness(check, choices.language).ready
          ? succeed(receiptAmendments(check, maker))
          : fail('edit-refused', 'not-ready'),
      ),
  };
}
