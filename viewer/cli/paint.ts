import { styleText } from 'node:util';
import type { ViewStatus } from '../data/status.js';

/** Colours for text that is already safe to print. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  status(status: ViewStatus, text: string): string;
}

type Format = Parameters<typeof styleText>[0];

const STATUS_FORMAT: Readonly<Record<ViewStatus, Format>> = {
  PENDING: 'dim',
  RUNNING: 'cyan',
  COMPLETED: 'green',
  ERROR: 'red',
  CANCELLED: 'yellow',
  INTERRUPTED: 'magenta',
};

/** Whether colours belong on a stream: `FORCE_COLOR` and `NO_COLOR` win over what the stream is. */
export function wantsColour({ FORCE_COLOR, NO_COLOR }: NodeJS.ProcessEnv, isTty: boolean): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTty && !NO_COLOR;
}

/** Colours, or with `false` the same calls without any. */
export function paint(colour: boolean): Paint {
  const style = (format: Format, text: string) => (colour ? styleText(format, text, { validateStream: false }) : text);
  return {
    bold: (text) => style('bold', text),
    dim: (text) => style('dim', text),
    red: (text) => style('red', text),
    status: (status, text) => style(STATUS_FORMAT[status] ?? 'dim', text),
  };
}
