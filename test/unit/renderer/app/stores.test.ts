import { describe, expect, it } from 'vitest';
import type { CardView, CertificateStatusView, ReaderView } from '../../../../electron/ipc/contract.ts';
import { isOtherPersonsCard } from '../../../../renderer/app/frame/other-card.ts';
import { daysUntil } from '../../../../renderer/app/reader/expiry.ts';
import { revocationOf } from '../../../../renderer/app/reader/revocation-of.ts';
import { sealOf } from '../../../../renderer/app/reader/seal-of.ts';
import { firstStartMistakes } from '../../../../renderer/app/session/first-start-mistakes.ts';
import { createAppearanceStore, readAppearance } from '../../../../renderer/app/stores/appearance.ts';
import { createDeskStore } from '../../../../renderer/app/stores/desk.ts';
import { judgeIdle } from '../../../../renderer/app/stores/idle.ts';
import { createPlaceStore, placeKey, railOf } from '../../../../renderer/app/stores/place.ts';
import { cardInReader, createReaderStore, holderName } from '../../../../renderer/app/stores/reader.ts';
import { aCard, aView } from '../a-card.ts';

describe('reader store', () => {
  it('drops a view that is older than the present one', () => {
    const store = createReaderStore();
    store.take(aView({ revision: 5, state: { kind: 'card' } }));
    store.take(aView({ revision: 4, state: { kind: 'empty' } }));
    expect(store.getState().view?.state.kind).toBe('card');
    store.take(aView({ revision: 6, state: { kind: 'empty' } }));
    expect(store.getState().view?.state.kind).toBe('empty');
  });
  it('has no card in the reader once it was taken out, though its data stay', () => {
    const view: ReaderView = aView({ card: aCard(), cardPresent: false });
    expect(view.card).not.toBeNull();
    expect(cardInReader(view)).toBeNull();
    expect(cardInReader({ ...view, cardPresent: true })?.sessionId).toBe('session-1');
    expect(cardInReader(null)).toBeNull();
  });
  it('names the holder as staff say it', () => expect(holderName(aCard())).toBe('Amina VOORBEELD'));
});

describe('place store', () => {
  it('leads back to the work that was left open', () => {
    const store = createPlaceStore();
    store.go({ name: 'intake', draftId: 'draft-1' });
    store.go({ name: 'collection', caseId: 'case-1' });
    store.goToRail('till');
    store.goToRail('intake');
    expect(store.getState().place).toEqual({ name: 'intake', draftId: 'draft-1' });
    store.goToRail('collection');
    expect(store.getState().place).toEqual({ name: 'collection', caseId: 'case-1' });
  });
  it('forgets work that is finished', () => {
    const store = createPlaceStore();
    store.go({ name: 'intake', draftId: 'draft-1' });
    store.forget('draft-1');
    store.goToRail('intake');
    expect(store.getState().place).toEqual({ name: 'intake', draftId: null });
  });
  it('keeps nothing of a former officer, also not for a reload', () => {
    const kept = new Map<string, string>();
    const shelf = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const store = createPlaceStore(shelf);
    store.go({ name: 'collection', caseId: 'case-1' });
    store.go({ name: 'intake', draftId: 'draft-1' });
    const { visit } = store.getState();
    store.reset();
    expect(store.getState()).toEqual({
      place: { name: 'counter' },
      visit: visit + 1,
      lastDraftId: null,
      lastCaseId: null,
    });
    expect([...kept.values()].join()).not.toMatch(/draft-1|case-1/);
  });
  it('comes back to its place after a reload, and to the counter when what was kept makes no sense', () => {
    const kept = new Map<string, string>();
    const shelf = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    createPlaceStore(shelf).go({ name: 'intake', draftId: 'draft-1' });
    expect(createPlaceStore(shelf).getState()).toMatchObject({
      place: { name: 'intake', draftId: 'draft-1' },
      lastDraftId: 'draft-1',
    });
    for (const nonsense of ['{', '7', '{"name":"case"}', '{"name":"case","caseId":null}', '{"name":"elsewhere"}']) {
      kept.set('place', nonsense);
      expect(createPlaceStore(shelf).getState().place, nonsense).toEqual({ name: 'counter' });
    }
    const refusing = {
      getItem: () => {
        throw new Error('refused');
      },
      setItem: () => {
        throw new Error('refused');
      },
    };
    const store = createPlaceStore(refusing);
    store.go({ name: 'till' });
    expect(store.getState().place).toEqual({ name: 'till' });
  });
  it('counts each visit, also to the same place', () => {
    const store = createPlaceStore();
    store.goToRail('card');
    store.goToRail('card');
    expect(store.getState().visit).toBe(2);
  });
  it('draws a page anew only for other work', () => {
    expect(placeKey({ name: 'intake', draftId: 'a' })).not.toBe(placeKey({ name: 'intake', draftId: 'b' }));
    expect(placeKey({ name: 'collection', caseId: 'a' })).not.toBe(placeKey({ name: 'case', caseId: 'a' }));
    expect(placeKey({ name: 'till' })).toBe(placeKey({ name: 'till' }));
  });
  it('lights Balie for a case', () => expect(railOf({ name: 'case', caseId: 'a' })).toBe('counter'));
});

describe('toasts', () => {
  it('keep the last three', () => {
    const store = createDeskStore();
    for (const title of ['1', '2', '3', '4']) store.toast({ tone: 'ok', title });
    expect(store.getState().toasts.map((one) => one.title)).toEqual(['2', '3', '4']);
    store.dropToast(store.getState().toasts[0]?.id ?? 0);
    expect(store.getState().toasts.map((one) => one.title)).toEqual(['3', '4']);
  });
});

describe('idle lock', () => {
  it('announces the lock before it comes', () => {
    expect(judgeIdle(0, 159_999, 3)).toEqual({ kind: 'used' });
    expect(judgeIdle(0, 160_000, 3)).toEqual({ kind: 'warn', secondsLeft: 20 });
    expect(judgeIdle(0, 179_500, 3)).toEqual({ kind: 'warn', secondsLeft: 10 });
    expect(judgeIdle(0, 180_000, 3)).toEqual({ kind: 'lock' });
  });
});

describe('appearance', () => {
  const shelf = (kept: string | null) => {
    const box = { kept };
    return { box, getItem: () => box.kept, setItem: (_key: string, value: string) => (box.kept = value) };
  };
  it('is remembered', () => {
    const place = shelf(null);
    createAppearanceStore(place).change({ theme: 'dark', language: 'fr' });
    expect(readAppearance(place)).toEqual({ theme: 'dark', density: 'compact', language: 'fr' });
  });
  it('falls back where nothing usable is remembered', () => {
    for (const kept of [null, '', 'geen json', '[]', '{"theme":"roze","density":3,"language":"xx"}', 'null']) {
      expect(readAppearance(shelf(kept))).toEqual({ theme: 'system', density: 'compact', language: 'nl' });
    }
  });
  it('changes though nothing can be remembered', () => {
    const store = createAppearanceStore({
      getItem: () => {
        throw new Error('no access');
      },
      setItem: () => {
        throw new Error('disk full');
      },
    });
    store.change({ density: 'roomy' });
    expect(store.getState().density).toBe('roomy');
  });
});

describe('card of somebody else', () => {
  const open = { name: 'João SPECIMEN', nationalNumber: '84.07.02-997.77' };
  it('is only told when both numbers are known and differ', () => {
    expect(isOtherPersonsCard(open, aCard())).toBe(true);
    expect(isOtherPersonsCard({ ...open, nationalNumber: '91031499829' }, aCard())).toBe(false);
    expect(isOtherPersonsCard({ ...open, nationalNumber: '' }, aCard())).toBe(false);
    expect(isOtherPersonsCard(open, aCard({ nationalNumber: '' }))).toBe(false);
  });
});

describe('seal of a card', () => {
  const good = { verdict: 'valid', reason: 'trusted' } as const;
  const all: NonNullable<CardView['verdicts']> = {
    identity: good,
    address: good,
    photo: good,
    chain: good,
    chip: good,
  };
  it('is genuine only when identity and chain were checked', () => {
    expect(sealOf(all)).toBe('genuine');
    expect(sealOf({ ...all, chain: { verdict: 'notCheckable', reason: 'unknownRoot' } })).toBe('unknown');
    expect(sealOf({ ...all, chip: { verdict: 'notCheckable', reason: 'notOnThisGeneration' } })).toBe('genuine');
  });
  it('is altered as soon as one part is, whatever the others are', () => {
    const unknown = { verdict: 'notCheckable', reason: 'missing' } as const;
    expect(sealOf({ ...all, identity: unknown, photo: { verdict: 'invalid', reason: 'hashWrong' } })).toBe('altered');
  });
  it('says that a test card is one', () =>
    expect(sealOf({ ...all, chain: { verdict: 'testCard', reason: 'testRoot' } })).toBe('test'));
});

describe('revocation in one word', () => {
  const told = (status: CertificateStatusView['status'], reason = 'answered'): CertificateStatusView => ({
    status,
    reason,
    responder: null,
    checkedAt: '2026-06-01T08:00:00Z',
    thisUpdate: null,
    nextUpdate: null,
    revokedAt: null,
  });
  it('is the worse of both certificates, and nothing asked is not good', () => {
    expect(revocationOf(undefined)).toBe('notChecked');
    expect(revocationOf({ authentication: told('good'), signature: told('good') })).toBe('good');
    expect(revocationOf({ authentication: told('good'), signature: told('notChecked', 'timeout') })).toBe('notChecked');
    expect(revocationOf({ authentication: told('onHold'), signature: told('unknown') })).toBe('onHold');
    expect(revocationOf({ authentication: told('onHold'), signature: told('revoked') })).toBe('revoked');
    expect(revocationOf({ authentication: told('good'), signature: told('notChecked', 'noCertificate') })).toBe('good');
  });
});

describe('days until a card expires', () => {
  it.each([
    ['2027-02-22', 105],
    ['2026-11-09', 0],
    ['2026-11-08', -1],
  ])('%s is %i days away', (last, days) => expect(daysUntil(last, '2026-11-09')).toBe(days));
  it('is unknown without a readable date', () => {
    expect(daysUntil(null, '2026-11-09')).toBeNull();
    expect(daysUntil('later', '2026-11-09')).toBeNull();
  });
});

describe('first start', () => {
  const whole = {
    profileId: 'voorbeeld',
    desk: 'Loket 3',
    name: 'Els Proefmans',
    password: 'lange zin',
    passwordAgain: 'lange zin',
  };
  it('is complete', () => expect(firstStartMistakes(whole)).toEqual({}));
  it('asks for everything that is missing', () => {
    const mistakes = firstStartMistakes({ profileId: '', desk: ' ', name: '', password: 'kort', passwordAgain: '' });
    expect(Object.keys(mistakes).sort()).toEqual(['desk', 'name', 'password', 'profileId']);
  });
  it('asks for the password again when the two differ', () =>
    expect(firstStartMistakes({ ...whole, passwordAgain: 'andere zin' })).toEqual({
      passwordAgain: 'session.error.passwordDiffers',
    }));
});

describe('desk store', () => {
  it('clears what a former officer left, and keeps what is of the desk itself', () => {
    const store = createDeskStore();
    store.setState({
      openCase: { name: 'Amina VOORBEELD', nationalNumber: '91031499829' },
      searchText: 'voorbeeld',
      ignoredCard: 'session-1',
      helpIsOpen: true,
      isDatabaseGone: true,
    });
    store.toast({ tone: 'warn', title: 'Bon 2026-L3-00001' });
    store.clear();
    expect(store.getState()).toMatchObject({
      openCase: null,
      searchText: '',
      ignoredCard: null,
      helpIsOpen: false,
      toasts: [],
      isDatabaseGone: true,
    });
  });
});
