/** Whether a file can concern the transform at all. Runs on every file of a project, so it is one search in the text. */
export function mentionsFiligree(code) {
    return code.includes('filigree');
}
//# sourceMappingURL=prefilter.js.map