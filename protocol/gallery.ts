import * as z from 'zod/mini';
import type { TraceEvent } from '../trace/event.js';
import type { StageState } from '../trace/fold.js';
import { claim } from '../trace/query.js';

/** Which third of the stage a picture shows, large enough to be read. */
const part = z.enum(['browsers', 'app', 'store']);

/** `experiments/gallery/gallery.json`: what the gallery shows, in its order. */
export const galleryList = z.array(
  z.strictObject({
    /** The experiment's file without `.json`; without its number it is the piece's address. */
    name: z.string().check(z.regex(/^\d\d-[a-z-]+$/, 'must be a number and a name, such as 03-cart')),
    title: z.string().check(z.minLength(1), z.maxLength(40)),
    summary: z.string().check(z.minLength(1), z.maxLength(140)),
    /** The picture is the stage after the first event that makes this true. */
    moment: claim,
    /** And what it is about. */
    part,
  }),
);

/** The stage at one moment: what `Stage` needs to draw it. */
export type Picture = {
  state: StageState;
  /** Requests and responses up to then: the pages that the browsers show. */
  events: TraceEvent[];
  /** The browser that is looked at. */
  looking: string;
  part: z.output<typeof part>;
};

/** A starting point for experiments of one's own, as `/gallery/index.json` lists it. */
export type GalleryPiece = {
  /** `cart`: its address is `/play/gallery/cart`, its experiment `/gallery/cart.json`. */
  name: string;
  title: string;
  summary: string;
  picture: Picture;
};
