/** Something of the experiment format that this version does not do yet; the message names it. */
export class NotBuiltError extends Error {}
