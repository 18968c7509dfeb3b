export * from './decision.ts';
export * from './vocabulary.ts';
