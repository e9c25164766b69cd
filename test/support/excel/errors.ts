/** A refusal of Excel, by the code that the library passes on. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export function invalidArgument(what: string): Refusal {
  return new Refusal('InvalidArgument', `The argument is invalid or missing: ${what}`);
}

export function itemNotFound(what: string): Refusal {
  return new Refusal('ItemNotFound', `The requested resource doesn't exist: ${what}`);
}

export function accessDenied(what: string): Refusal {
  return new Refusal('AccessDenied', `You cannot perform the requested operation: ${what}`);
}
