/** The next start of the program: delivers what is left. */
import { configure, flush, shutdown } from '../../dist/esm/index.js';
import { metered } from './meter.mjs';
import { remote } from './exporter.mjs';

const [url] = process.argv.slice(2);
configure({ exporters: [remote(url)] });
const cost = await metered(() => flush(600_000));
console.log(JSON.stringify({ ...cost, ...(await shutdown()).remote }));
