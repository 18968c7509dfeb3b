import { createConnection } from 'node:net';
import type { ChargeOutcome, PaymentTerminal, TerminalAddress } from './terminal.ts';
import {
  ABORT,
  ACKNOWLEDGED,
  authorisation,
  COMPLETION,
  decode,
  encode,
  INTERMEDIATE_STATUS,
  type PaymentStatus,
  paymentStatus,
  registration,
  STATUS_INFORMATION,
  type ZvtMessage,
} from './zvt-messages.ts';

/** How long to wait, in milliseconds. */
export interface ZvtPatience {
  readonly connectMs: number;
  /** Between two messages: the payer looks for the card, types the code. */
  readonly silenceMs: number;
  /** For a whole charge, however talkative the terminal is. */
  readonly wholeMs: number;
}

const PATIENCE: ZvtPatience = { connectMs: 5_000, silenceMs: 180_000, wholeMs: 300_000 };

/** The step of a charge. Before `asked` nothing can have been taken. */
type Step = 'connecting' | 'registering' | 'registered' | 'asked' | 'running';

/** A terminal that speaks ZVT over TCP: one connection per charge, one charge per call, no repetition ever. */
export const zvtTerminal = (address: TerminalAddress, patience: ZvtPatience = PATIENCE): PaymentTerminal => ({
  kind: 'zvt',
  charge: (cents) => charge(address, cents, patience),
});

function charge(address: TerminalAddress, cents: number, patience: ZvtPatience): Promise<ChargeOutcome> {
  return new Promise((resolve) => {
    let step: Step = 'connecting';
    let status: PaymentStatus | null = null;
    let received = new Uint8Array();
    const socket = createConnection({ host: address.host, port: address.port });
    const whole = setTimeout(() => broken('no end in time'), patience.wholeMs);
    socket.setNoDelay(true);
    socket.setTimeout(patience.connectMs, () => broken('no answer in time'));

    const end = (outcome: ChargeOutcome): void => {
      clearTimeout(whole);
      socket.destroy();
      resolve(outcome);
    };
    /** The line is of no use any more. What was asked may have been done. */
    const broken = (detail: string): void => {
      const asked = step === 'asked' || step === 'running';
      end(asked ? { kind: 'unknown', reference: referenceOf(status), detail } : { kind: 'declined', detail });
    };
    const send = (message: ZvtMessage): void => void socket.write(encode(message));
    const acknowledge = (): void => send({ command: ACKNOWLEDGED, data: new Uint8Array() });

    const ask = (): void => {
      step = 'asked';
      send(authorisation(cents));
    };
    const finish = (): void => {
      // The terminal says that it came to its end; only what it said of the payment counts.
      if (status?.result !== 0 && status?.result !== null && status !== null) {
        end({ kind: 'declined', detail: `result ${status.result}` });
      } else if (status?.result === 0 && status.cents === cents) {
        end({ kind: 'approved', reference: referenceOf(status), detail: `receipt ${status.receipt ?? '-'}` });
      } else {
        const detail =
          status === null ? 'ended without a result' : `said ${status.cents} cents, result ${status.result}`;
        end({ kind: 'unknown', reference: referenceOf(status), detail });
      }
    };
    const hear = ({ command, data }: ZvtMessage): void => {
      const isRefusal = command >> 8 === 0x84;
      if (command === ACKNOWLEDGED) {
        if (step === 'registering') step = 'registered';
        else if (step === 'asked') step = 'running';
      } else if (isRefusal) {
        // Refused before it began: nothing was taken.
        if (step === 'running') broken(`error ${data[0] ?? command & 0xff}`);
        else end({ kind: 'declined', detail: `refused ${(command & 0xff).toString(16)}` });
      } else if (command === COMPLETION || command === ABORT) {
        acknowledge();
        if (step === 'registering' || step === 'registered') {
          if (command === COMPLETION) ask();
          else end({ kind: 'declined', detail: `not registered, ${data[0] ?? 0}` });
        } else if (command === ABORT && status?.result !== 0) {
          end({ kind: 'declined', detail: `aborted ${data[0] ?? 0}` });
        } else if (command === ABORT) {
          end({ kind: 'unknown', reference: referenceOf(status), detail: 'approved, then aborted' });
        } else finish();
      } else if (command === STATUS_INFORMATION) {
        if (step === 'asked' || step === 'running') {
          step = 'running';
          status = paymentStatus(data);
        }
        acknowledge();
      } else if (command === INTERMEDIATE_STATUS) acknowledge();
      // Anything else (prints, displays) is acknowledged, so that the terminal goes on.
      else acknowledge();
    };

    socket.on('connect', () => {
      step = 'registering';
      socket.setTimeout(patience.silenceMs);
      send(registration(address.password));
    });
    socket.on('data', (chunk) => {
      const more = new Uint8Array(received.length + chunk.length);
      more.set(received);
      more.set(chunk, received.length);
      received = more;
      for (;;) {
        const found = decode(received);
        if (found === null || socket.destroyed) return;
        if (found === 'notZvt') return broken('not ZVT');
        received = received.slice(found.size);
        hear(found.message);
      }
    });
    socket.on('error', (error) => broken('code' in error ? String(error.code) : 'failed'));
    socket.on('close', () => broken('line cut'));
  });
}

/** What the slip of the terminal shows: its number and the trace. */
const referenceOf = (status: PaymentStatus | null): string =>
  [status?.terminalId, status?.trace ?? status?.receipt]
    .filter((part) => part !== null && part !== undefined)
    .join('-');
