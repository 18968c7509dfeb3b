/** The sound of a verdict: high for a right card, low and twice for any other. Made here, so that nothing is loaded. */
export const soundVerdict = (tone: 'ok' | 'warn' | 'bad' | 'info'): void => {
  if (tone === 'info' || typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  const beep = (pitch: number, at: number): void => {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    tone.frequency.value = pitch;
    level.gain.setValueAtTime(0.12, audio.currentTime + at);
    level.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.16);
    tone.connect(level).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.18);
  };
  if (tone === 'ok') beep(880, 0);
  else for (const at of [0, 0.22]) beep(tone === 'warn' ? 330 : 196, at);
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
