export { type Answer, type Command, decodeAnswer, encodeCommand } from './apdu.ts';
export { type ExchangeOptions, exchange, joinBytes, type Transmit } from './exchange.ts';
export { STATUS, statusText, triesInStatus } from './status-word.ts';
export {
  type BerNode,
  declaredBerSize,
  type FlatFile,
  parseBer,
  parseBerList,
  parseFlatFile,
  type TaggedValue,
} from './tlv.ts';
