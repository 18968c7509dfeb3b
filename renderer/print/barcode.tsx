import { useEffect, useMemo } from 'react';
import type { PrintDocument } from '../../electron/ipc/contract.ts';

/** The barcode, and below it the same number for people. A scanner in the search field opens the case. */
export const Barcode = ({ barcode }: { readonly barcode: NonNullable<PrintDocument['barcode']> }) => {
  const address = useMemo(
    () => URL.createObjectURL(new Blob([new Uint8Array(barcode.png)], { type: 'image/png' })),
    [barcode.png],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <figure className="barcode">
      <img src={address} alt={barcode.text} />
      <figcaption>{barcode.text}</figcaption>
    </figure>
  );
};
