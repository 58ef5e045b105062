import { caught, show } from './record.js';
import { ResearchAgent } from './agent.js';

const agent = new ResearchAgent();
await agent.run('bees', { depth: 2 });
show(caught(() => agent.fail('no luck')));
