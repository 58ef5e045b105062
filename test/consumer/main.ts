import { main } from './agent.js';

void main();
