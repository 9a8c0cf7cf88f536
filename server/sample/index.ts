export {
  loadSample,
  type SampleDeps,
  type SampleOptions,
  type SampleProgress,
  type SampleResult,
} from './load.ts';
export { SAMPLE_LOGINS, SAMPLE_PASSWORD } from './logins.ts';
export { type SampleState, sampleState } from './store.ts';
