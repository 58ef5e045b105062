import { keepStack, output } from './record.js';
import { ResearchAgent } from './agent.js';

const agent = new ResearchAgent();
await agent.run('bees', { depth: 2 });
keepStack(() => agent.fail('no luck'));
console.log(output());
