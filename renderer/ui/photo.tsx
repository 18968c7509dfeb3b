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

const useObjectAddress = (bytes: Uint8Array | null): string | null => {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (bytes === null) {
      setAddress(null);
      return;
    }
    const made = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address;
};
