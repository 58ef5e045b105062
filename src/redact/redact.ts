export type RedactOption = boolean | object;
export interface Redactor { value<T>(value: T): T; text(text: string): string }
export function createRedactor(_option: RedactOption, _onFailure?: (error: unknown) => void): Redactor { return { value: (v) => v, text: (t) => t }; }
