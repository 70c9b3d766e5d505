import { testQuickly } from './harness/test-quickly.ts';
import { clientScenarios } from './scenarios/scenarios.ts';

testQuickly(clientScenarios);
