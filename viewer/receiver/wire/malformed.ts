/** A body that is not what its content type says; the message says where. */
export class Malformed extends Error {}

/** A body that says more than is read from one request. */
export class TooMuch extends Error {}
