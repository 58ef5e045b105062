/** The places of spans that failed; not of the trace itself, which stands above them. */
export function failedRows(rows: readonly { readonly status: string }[]): number[] {
  const failed: number[] = [];
  for (let i = 1; i < rows.length; i++) if (rows[i]!.status === 'ERROR') failed.push(i);
  return failed;
}
