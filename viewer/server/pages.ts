import { html } from './respond.js';
import type { Answer } from './respond.js';

/** Addresses that the page draws itself. */
const PAGES = [/^\/$/, /^\/(sessions|charts|compare|live)$/, /^\/(trace|session)\/[^/]+$/];

export function isPage(path: string): boolean {
  return PAGES.some((page) => page.test(path));
}

/** Texts of ours alone: nothing that came with a request stands in them. */
export const NOT_ADMITTED: Answer = plain(401, 'filigree', 'This page needs the address that <code>filigree view</code> printed: its token works once, in one browser. If you have just opened that address, reload this page. Otherwise start <code>filigree view</code> again.');

export const NOT_BUILT: Answer = plain(503, 'filigree', 'The files of this page are missing from the package. In a checkout of filigree, run <code>npm run build</code>, and start <code>filigree view</code> again. The command line shows the same: <code>filigree ls</code>, <code>filigree show latest</code>.');

function plain(status: number, title: string, text: string): Answer {
  return html(`<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`, status);
}
