/** Whether a file can concern the transform at all. Runs on every file of a project, so it is one search in the text. */
export declare function mentionsFiligree(code: string): boolean;
