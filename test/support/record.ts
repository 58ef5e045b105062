/** The suites use the kit that users get. */
export { Recorded, record } from 'filigree/testing';
