import type { Part } from '../../../src/chat/chat.js';

/** Not SVG: it is a document, not a picture. */
const IMAGE = /^image\/(png|jpe?g|gif|webp|avif|bmp)$/;
const BASE64 = /^[A-Za-z0-9+/_=\s-]+$/;

/** An image that is itself in the record as a `data:` URL; never one that would have to be fetched. */
export function embeddedImage(part: Extract<Part, { type: 'media' }>): string | undefined {
  const { data, mimeType = 'image/png', modality } = part;
  if (modality !== 'image' || data === undefined || !IMAGE.test(mimeType) || !BASE64.test(data)) return undefined;
  return `data:${mimeType};base64,${data}`;
}
