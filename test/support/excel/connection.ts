import { Refusal } from './errors';
import { Interpreter } from './interpret';
import type { SimBook } from './model/book';
import { ACTION, type RequestBody, type ResponseBody } from './protocol';
import type { RichObject } from './richObject';
import type { World } from './world';

/** What Excel on the web takes in one request and gives in one answer. */
export const MAX_BYTES = 5 * 1024 * 1024;

export interface Fault {
  /** The n-th request from now, counted from 1. */
  readonly at: number;
  /** `refused`: nothing is done; `lost`: all is done and the answer lost; `partial`: the first half of its changes is done. */
  readonly kind: 'refused' | 'lost' | 'partial';
  readonly code?: string;
}

/** What one sync cost. */
export interface RequestCost {
  /** Objects that the request names: ranges, sheets, formats. */
  readonly objects: number;
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** What the library's executors answer. */
export interface Answer {
  readonly HttpStatusCode: number;
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
  readonly Headers: Readonly<Record<string, string>>;
  readonly Body: ResponseBody | null;
}

const encoder = new TextEncoder();

/** The wire between the library and Excel: measures, fails where it is told to, and lets others edit in between. */
export class Connection {
  readonly requests: RequestCost[] = [];
  isEditing = false;
  private count = 0;
  private faults: { at: number; fault: Fault }[] = [];
  private others: { at: number; change: (book: SimBook) => void }[] = [];

  constructor(
    private readonly world: World,
    private readonly mostBytes: number,
    private readonly delivered: () => void,
  ) {}

  fault(fault: Fault): void {
    this.faults.push({ at: this.count + fault.at, fault });
  }

  remote(before: number, change: (book: SimBook) => void): void {
    this.others.push({ at: this.count + before, change });
  }

  /** `partition` is a part of Excel on the web beside the workbook. */
  execute(message: unknown, partition = ''): Answer {
    const sent = typeof message === 'string' ? message : JSON.stringify(message);
    const request = JSON.parse(sent) as RequestBody;
    if (isCleanup(request)) return this.respond(request, partition, 0, undefined).answer;
    this.count++;
    for (const { at, change } of this.others) if (at === this.count) change(this.world.book);
    const requestBytes = encoder.encode(sent).length;
    const fault = this.faults.find(({ at }) => at === this.count)?.fault;
    const { answer, bytes } = this.respond(request, partition, requestBytes, fault);
    this.requests.push({
      objects: Object.keys(request.ObjectPaths).length,
      actions: request.Actions.length,
      requestBytes,
      responseBytes: bytes,
    });
    this.delivered();
    return answer;
  }

  private rootOf(partition: string): RichObject {
    return partition === 'WacPartition' ? this.world.wac : this.world.root;
  }

  private respond(
    request: RequestBody,
    partition: string,
    requestBytes: number,
    fault: Fault | undefined,
  ): { readonly answer: Answer; readonly bytes: number } {
    const failed = (status: number, code: string, bytes = 0) => ({
      answer: { ...refusal(status, code), Body: null },
      bytes,
    });
    if (requestBytes > this.mostBytes) return failed(413, 'RequestPayloadSizeLimitExceeded');
    const code = fault?.code ?? 'GeneralException';
    if (fault?.kind === 'refused') return failed(500, code);
    if (this.isEditing && requestBytes > 0) return failed(400, 'InvalidOperationInCellEditMode');
    const interpreter = new Interpreter(this.world, request, this.rootOf(partition));
    const half = halfOf(request);
    const body = interpreter.run(fault?.kind === 'partial' ? half : Infinity);
    if (fault?.kind === 'partial' && body.Error === undefined) body.Error = broken(code, half);
    if (fault?.kind === 'lost') return failed(500, code);
    const text = JSON.stringify(body);
    const bytes = encoder.encode(text).length;
    if (bytes > this.mostBytes) return failed(413, 'ResponsePayloadSizeLimitExceeded', bytes);
    const Body = JSON.parse(text) as ResponseBody;
    return {
      answer: { HttpStatusCode: 200, ErrorCode: '', ErrorMessage: '', Headers: {}, Body },
      bytes,
    };
  }
}

/** How many actions it takes until half of what the request changes has changed. */
function halfOf({ Actions, ObjectPaths }: RequestBody): number {
  const changing = Actions.flatMap(({ ActionType, Name, ObjectPathId }, index) => {
    const isMade =
      ActionType === ACTION.instantiate && ObjectPaths[String(ObjectPathId)]?.Name === 'Add';
    const isCall = ActionType === ACTION.method && !Name.startsWith('_');
    return isMade || isCall || ActionType === ACTION.setProperty ? [index] : [];
  });
  const last = changing[Math.ceil(changing.length / 2) - 1];
  return last === undefined ? Math.floor(Actions.length / 2) : last + 1;
}

/** After a run, and whenever it suits, the library gives back the references it was given: no sync of the add-in's. */
function isCleanup({ Actions }: RequestBody): boolean {
  return (
    Actions.some(({ Name }) => Name === '_RemoveReference') &&
    Actions.every(({ Name, ActionType }) =>
      ActionType === ACTION.instantiate ? true : Name === '_RemoveReference',
    )
  );
}

function refusal(status: number, code: string): Omit<Answer, 'Body'> {
  const { message } = new Refusal(code);
  return { HttpStatusCode: status, ErrorCode: code, ErrorMessage: message, Headers: {} };
}

function broken(code: string, index: number): NonNullable<ResponseBody['Error']> {
  return {
    Code: code,
    Message: code,
    Location: '',
    ActionIndex: Math.max(0, index - 1),
    HttpStatusCode: 500,
  };
}
