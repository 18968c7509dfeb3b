import { useEffect, useState } from 'react';
import { FACE_SHAPE } from './icon-shapes.tsx';

export interface PhotoProps {
  /** JPEG bytes; without them a drawn face takes the place. */
  readonly bytes: Uint8Array | null;
  /** What the picture is, e.g. "Foto van de kaart". */
  readonly label: string;
}

/** A photo from a card, or a drawn face. The frame around it decides the size. */
export const Photo = ({ bytes, label }: PhotoProps) => {
  const address = useObjectAddress(bytes);
  return address === null ? (
    <svg viewBox="0 0 62 80" role="img" aria-label={label}>
      {FACE_SHAPE}
    </svg>
  ) : (
    <img src={address} alt={label} />
  );
};

/**
 * The address under which the browser finds the bytes: shown once the picture is read, and let go only after that, since
 * an address that goes while the browser still reads it is an error in the console.
 */
const useObjectAddress = (bytes: Uint8Array | null): string | null => {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    // Never the face of the former card beside the data of the next.
    setAddress(null);
    if (bytes === null) return;
    let isShown = true;
    const made = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }));
    const picture = new Image();
    picture.src = made;
    const read = picture
      .decode()
      .catch(() => undefined)
      .then(() => (isShown ? setAddress(made) : undefined));
    return () => {
      isShown = false;
      void read.then(() => URL.revokeObjectURL(made));
    };
  }, [bytes]);
  return address;
};
