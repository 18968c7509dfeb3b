/** What was told of one card, part by part, as it was told. For Kaart nakijken; other desks use the view. Pure. */
import type {
  CardCertificates,
  CardEvent,
  CardIdentity,
  CardVerdicts,
  ChipData,
  RawTag,
} from '../../native/messages.ts';

/** Grows with the events of a session; a part that is not there was not told (yet). */
export interface CardParts {
  readonly atr: string;
  readonly identity?: CardIdentity;
  readonly hasAddress?: true;
  readonly hasPhoto?: true;
  readonly chip?: ChipData;
  readonly rawTags?: readonly RawTag[];
  readonly certificates?: CardCertificates;
  readonly verdicts?: CardVerdicts;
  readonly traffic?: { readonly apdus: number; readonly bytes: number; readonly milliseconds: number };
}

/** The parts after one more event. */
export const growParts = (parts: CardParts, event: CardEvent): CardParts => {
  switch (event.kind) {
    case 'identity':
      return { ...parts, identity: event.identity };
    case 'address':
      return { ...parts, hasAddress: true };
    case 'photo':
      return { ...parts, hasPhoto: true };
    case 'chip':
      return { ...parts, chip: event.chip };
    case 'rawTags':
      return { ...parts, rawTags: event.tags };
    case 'certificates':
      return { ...parts, certificates: event.certificates };
    case 'verdicts':
      return { ...parts, verdicts: event.verdicts };
    case 'complete': {
      const { apdus, bytes, milliseconds } = event;
      return { ...parts, traffic: { apdus, bytes, milliseconds } };
    }
    default:
      return parts;
  }
};

/** Steps of reading of which nothing was told, in their order. */
export const partsMissing = (parts: CardParts): ('identity' | 'address' | 'photo' | 'certificates' | 'verdicts')[] => [
  ...(parts.identity === undefined ? (['identity'] as const) : []),
  ...(parts.hasAddress === undefined ? (['address'] as const) : []),
  ...(parts.hasPhoto === undefined ? (['photo'] as const) : []),
  ...(parts.certificates === undefined ? (['certificates'] as const) : []),
  ...(parts.verdicts === undefined ? (['verdicts'] as const) : []),
];
