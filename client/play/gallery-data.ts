import type { GalleryPiece } from '../../protocol/gallery.js';
import { useLoaded } from '../app/loaded.js';
import { text } from '../text/text.js';

export const useGallery = () => useLoaded<GalleryPiece[]>('/gallery/index.json', text.gallery.none);

/** Where a piece is opened. @param name `cart` */
export const addressOf = (name: string) => `/play/gallery/${name}`;
