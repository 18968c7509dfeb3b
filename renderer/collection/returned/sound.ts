export type VerdictTone = 'ok' | 'warn' | 'bad' | 'info';

/** One note: its pitch in hertz and when it begins, in seconds. */
interface Note {
  readonly pitch: number;
  readonly at: number;
}

/**
 * The sounds of a stack of cards. One high note for a right card, two low ones for any other: they differ in pitch, in number
 * and in length, so that also who hears badly in the high or the low tells them apart.
 */
const NOTES: Readonly<Record<Exclude<VerdictTone, 'info'>, readonly Note[]>> = {
  ok: [{ pitch: 880, at: 0 }],
  warn: [330, 330].map((pitch, index) => ({ pitch, at: index * 0.22 })),
  bad: [196, 196].map((pitch, index) => ({ pitch, at: index * 0.22 })),
};
const LEVEL = 0.12;
const NOTE_SECONDS = 0.16;

/** Puts the notes of a verdict on an audio context, from now on; made here, so that nothing is loaded. */
export const scheduleVerdict = (audio: BaseAudioContext, tone: Exclude<VerdictTone, 'info'>): void => {
  for (const { pitch, at } of NOTES[tone]) {
    const note = audio.createOscillator();
    const level = audio.createGain();
    const start = audio.currentTime + at;
    note.frequency.value = pitch;
    level.gain.setValueAtTime(LEVEL, start);
    level.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
    note.connect(level).connect(audio.destination);
    note.start(start);
    note.stop(start + NOTE_SECONDS + 0.02);
  }
};

/** Sounds a verdict; `info` has no sound. */
export const soundVerdict = (tone: VerdictTone): void => {
  if (tone === 'info' || typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  scheduleVerdict(audio, tone);
  setTimeout(() => void audio.close(), 700);
};

const KEY = 'returnedSound';

/** Whether this machine makes sounds; off until somebody wants them. */
export const readSound = (shelf: Pick<Storage, 'getItem'>): boolean => {
  try {
    return shelf.getItem(KEY) === 'on';
  } catch {
    return false;
  }
};

export const keepSound = (shelf: Pick<Storage, 'setItem'>, isOn: boolean): void => {
  try {
    shelf.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // Then it holds until the page is left.
  }
};
