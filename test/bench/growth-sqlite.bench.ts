import { growthOn } from './growth-houses.ts';

export const bench = growthOn('sqlite');
