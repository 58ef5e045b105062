import type ts from 'typescript';
import type { Plan } from './site.js';
type TypeScript = typeof ts;
/** Applies the plan to TypeScript's syntax tree. Nodes are found by their end, which the plan took from the same text. */
export declare function applyPlan(ts: TypeScript, context: ts.TransformationContext, file: ts.SourceFile, plan: Plan): ts.SourceFile;
export {};
