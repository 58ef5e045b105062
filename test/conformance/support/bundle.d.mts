/** The two dialects of decorators. */
export const dialects: string[];
export function bundle(entry: string, options: { into: string; filigree?: 'source' | 'dist'; dialect?: string }): Promise<string>;
