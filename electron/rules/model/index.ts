export * from './assessment.ts';
export * from './card-type.ts';
export * from './countries.ts';
export * from './decision.ts';
export * from './draft.ts';
export * from './payment-rules.ts';
export * from './profile.ts';
export * from './vocabulary.ts';
