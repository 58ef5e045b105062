import { caught, show } from './record.js';
import { ResearchAgent } from './agent.js';
import { Vault } from './locked.js';

const agent = new ResearchAgent();
await agent.run('bees', { depth: 2 });
new Vault().peek('1234');
show(caught(() => agent.fail('no luck')));
