import { keepStack, output } from './record.js';
import { ResearchAgent } from './agent.js';
import { Vault } from './locked.js';

const agent = new ResearchAgent();
await agent.run('bees', { depth: 2 });
new Vault().peek('1234');
keepStack(() => agent.fail('no luck'));
console.log(output());
