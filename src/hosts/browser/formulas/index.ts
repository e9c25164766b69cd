export { gateFor } from './gate';
export { calculateInTurns, calculateUndisturbed } from './inTurns';
