import { testQuickly } from './harness/test-quickly.ts';
import { processScenarios } from './scenarios/scenarios.ts';

testQuickly(processScenarios);
