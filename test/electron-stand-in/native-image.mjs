/** As much of NativeImage as a captured page needs. */
import { strict } from './strict.mjs';

/** `png` is a whole PNG file; its size stands in the first chunk. */
export const imageOf = (png) =>
  strict('NativeImage', {
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
    isEmpty: () => png.length === 0,
  });
