import { testQuickly } from './harness/test-quickly.ts';
import { redisScenarios } from './scenarios/scenarios.ts';

testQuickly(redisScenarios);
