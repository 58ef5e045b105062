import { startTrace } from 'filigree';
export const before = 1;
await using t = startTrace('main')
await before;
done() // the end
