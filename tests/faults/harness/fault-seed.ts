import { randomBytes } from 'node:crypto';

/** What a test draws its random numbers from: FAULT_SEED, which repeats a run, or a new one. */
export const faultSeed = (): string => process.env['FAULT_SEED'] ?? randomBytes(4).toString('hex');
