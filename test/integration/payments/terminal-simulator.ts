/** A payment terminal that speaks ZVT, as the specification describes it, with the faults that a counter meets. */
import { createServer, type Socket } from 'node:net';
import {
  ABORT,
  ACKNOWLEDGED,
  AUTHORISATION,
  COMPLETION,
  decode,
  encode,
  INTERMEDIATE_STATUS,
  packed,
  paymentStatus,
  REGISTRATION,
  STATUS_INFORMATION,
} from '../../../electron/payments/terminal/zvt-messages.ts';

/** How the terminal behaves with the next charge. */
export type Behaviour =
  | 'approves'
  | 'refuses'
  | 'aborts'
  | 'isBusy'
  | 'cutsBeforeAnswer'
  | 'cutsAfterApproval'
  | 'saysAnotherAmount'
  | 'fallsSilent'
  | 'talksRubbish'
  | 'endsWithoutResult';

export interface Simulator {
  readonly port: number;
  behaviour: Behaviour;
  /** Amounts that the terminal took from a payer, in cents. */
  readonly taken: readonly number[];
  /** How often it was asked for an amount. */
  readonly asked: number;
  close(): Promise<void>;
}

export async function startSimulator(): Promise<Simulator> {
  const state = { behaviour: 'approves' as Behaviour, taken: [] as number[], asked: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let received = new Uint8Array();
    socket.on('data', (chunk) => {
      received = Uint8Array.from([...received, ...chunk]);
      for (;;) {
        const found = decode(received);
        if (found === null || found === 'notZvt') return;
        received = received.slice(found.size);
        hear(socket, found.message.command, found.message.data);
      }
    });
  });
  const send = (socket: Socket, command: number, data: readonly number[] = []): void =>
    void socket.write(encode({ command, data: Uint8Array.from(data) }));

  const hear = (socket: Socket, command: number, data: Uint8Array): void => {
    if (command === REGISTRATION) {
      send(socket, ACKNOWLEDGED);
      send(socket, COMPLETION);
    } else if (command === AUTHORISATION) {
      state.asked += 1;
      pay(socket, paymentStatus(data).cents ?? 0);
    }
  };
  const status = (cents: number, result: number): readonly number[] => [
    0x27,
    result,
    0x04,
    ...packed(cents, 6),
    // A card number, which the till must never keep.
    0x22,
    0xf0,
    0xf2,
    0x12,
    0x34,
    0x29,
    ...packed(52001234, 4),
    0x0b,
    ...packed(417, 3),
    0x87,
    ...packed(12, 2),
  ];
  const pay = (socket: Socket, cents: number): void => {
    if (state.behaviour === 'isBusy') {
      send(socket, 0x849c);
      return;
    }
    send(socket, ACKNOWLEDGED);
    send(socket, INTERMEDIATE_STATUS, [0x0a]);
    switch (state.behaviour) {
      case 'approves':
        state.taken.push(cents);
        send(socket, STATUS_INFORMATION, status(cents, 0));
        send(socket, COMPLETION);
        return;
      case 'refuses':
        send(socket, STATUS_INFORMATION, status(cents, 0x6c));
        send(socket, ABORT, [0x6c]);
        return;
      case 'aborts':
        send(socket, ABORT, [0x6c]);
        return;
      case 'cutsBeforeAnswer':
        state.taken.push(cents);
        socket.destroy();
        return;
      case 'cutsAfterApproval':
        state.taken.push(cents);
        send(socket, STATUS_INFORMATION, status(cents, 0));
        socket.end();
        return;
      case 'saysAnotherAmount':
        send(socket, STATUS_INFORMATION, status(cents + 1, 0));
        send(socket, COMPLETION);
        return;
      case 'talksRubbish':
        socket.write(Uint8Array.from([0x04, 0x0f, 0xff, 0xff, 0xff, 0x00]));
        return;
      case 'endsWithoutResult':
        send(socket, COMPLETION);
        return;
      default:
    }
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    get behaviour() {
      return state.behaviour;
    },
    set behaviour(behaviour) {
      state.behaviour = behaviour;
    },
    get taken() {
      return state.taken;
    },
    get asked() {
      return state.asked;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
