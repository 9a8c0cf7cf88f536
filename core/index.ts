export * from './calendar/index.ts';
export * from './casework/index.ts';
export * from './catalogue/index.ts';
export * from './clock/index.ts';
export * from './codes/index.ts';
export * from './evidence/index.ts';
export * from './planning/index.ts';
export * from './refusal.ts';
