import { useEffect, useMemo } from 'react';
import type { PrintDocument } from '../../electron/ipc/contract.ts';

/** The barcode, and below it the same number for people. A scanner in the search field opens the case. */
export const Barcode = ({ barcode }: { readonly barcode: NonNullable<PrintDocument['barcode']> }) => {
  const address = useAddress(barcode.png, 'image/png');
  return (
    <figure className="barcode">
      <img src={address} alt={barcode.text} />
      <figcaption>{barcode.text}</figcaption>
    </figure>
  );
};

/** The photo of the person. */
export const PaperPhoto = ({ bytes, alt }: { readonly bytes: Uint8Array; readonly alt: string }) => (
  <img className="paper-photo" src={useAddress(bytes, 'image/jpeg')} alt={alt} />
);

const useAddress = (bytes: Uint8Array, type: string): string => {
  const address = useMemo(() => URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type })), [bytes, type]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return address;
};
