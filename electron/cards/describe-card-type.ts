/** What a document type number on a chip stands for, from the federal facts about cards. */
import { cardTypes, chipCode, letterOfChip } from '../rules/index.ts';
import type { DescribeCardType } from './card-view.ts';

/** Remark in tag 1C that makes an M card one of permanent stay. */
const PERMANENT_STAY = 'C';

export const describeCardType: DescribeCardType = ({ documentType, brexitMention2 }) => {
  const entry = chipCode(cardTypes, documentType);
  return {
    letter: letterOfChip(cardTypes, documentType, brexitMention2.trim() === PERMANENT_STAY),
    model: entry?.model ?? null,
    kind:
      entry === null
        ? 'other'
        : entry.kind === 'RESIDENCE'
          ? 'residence'
          : entry.kind === 'RESIDENCE_CHILD'
            ? 'child'
            : entry.kind === 'BELGIAN' || entry.kind === 'BELGIAN_CHILD'
              ? 'belgian'
              : 'other',
  };
};
