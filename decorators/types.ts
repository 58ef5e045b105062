import type { SpanOptions, TraceOptions } from '../src/types.js';

/** Any method or function. `any` is what makes generic methods keep their type through a decorator. */
// oxlint-disable-next-line no-explicit-any
type AnyMethod = (this: any, ...args: any[]) => any;
// oxlint-disable-next-line no-explicit-any
type AnyClass = abstract new (...args: any[]) => any;

/** What an `output` picker of a function gets: the awaited result, or the list of a stream's chunks. */
export type OutputOf<F extends AnyMethod> =
  ReturnType<F> extends AsyncGenerator<infer Chunk> | Generator<infer Chunk> ? Chunk[] : Awaited<ReturnType<F>>;

/**
 * Resolves to `unknown` where the pickers fit the method, and to a type that nothing has where they do not. Parameters
 * are compared as a tuple, so an optional parameter does not pass for a required one.
 */
export type Fits<F extends AnyMethod, A extends readonly unknown[], R> =
  Parameters<F> extends readonly [...A, ...unknown[]]
    ? OutputOf<F> extends R
      ? unknown
      : { readonly 'filigree: the `output` picker does not take the result of this method': never }
    : { readonly 'filigree: the `input` picker does not take the parameters of this method': never };

/** A decorator of ours in both dialects: the standard one first, then `experimentalDecorators`. */
export interface InstrumentDecorator<A extends readonly unknown[], R> {
  <This, V extends AnyMethod>(value: V, context: ClassMethodDecoratorContext<This, V> & Fits<V, A, R>): V;
  <This, F extends AnyMethod>(value: undefined, context: ClassFieldDecoratorContext<This, F> & Fits<F, A, R>): (initial: F) => F;
  <This, V>(value: (this: This) => V, context: ClassGetterDecoratorContext<This, V>): (this: This) => V;
  <This, V>(value: (this: This, value: V) => void, context: ClassSetterDecoratorContext<This, V>): (this: This, value: V) => void;
  <This, V>(value: ClassAccessorDecoratorTarget<This, V>, context: ClassAccessorDecoratorContext<This, V>): ClassAccessorDecoratorResult<This, V>;
  <C extends AnyClass>(value: C, context: ClassDecoratorContext<C>): C;
  <V>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<V> & (V extends AnyMethod ? Fits<V, A, R> : unknown)): TypedPropertyDescriptor<V> | void;
  (target: object, key: string | symbol): void;
  <C extends AnyClass>(value: C): void;
}

// oxlint-disable-next-line no-explicit-any
type Anything = any;

/** `@span`, `@span.llm` and the like: bare, with a name, with options; or around a plain function. */
export type SpanFunction<Options extends 'kind' | never = never> = InstrumentDecorator<Anything, Anything> & SpanCalls<Options>;

/** What `span` can be called with. As a bare decorator comes first: a field's `undefined` would pass for no options. */
export interface SpanCalls<Options extends 'kind' | never> {
  <F extends AnyMethod>(options: Omit<SpanOptions<Parameters<F>, OutputOf<F>>, Options>, fn: F): F;
  <F extends AnyMethod>(name: string, fn: F): F;
  <A extends readonly unknown[] = Anything, R = Anything>(options?: Omit<SpanOptions<A, R>, Options>): InstrumentDecorator<A, R>;
  <A extends readonly unknown[] = Anything, R = Anything>(name: string, options?: Omit<SpanOptions<A, R>, Options | 'name'>): InstrumentDecorator<A, R>;
}

/** `@trace`: bare, with a name, with options; or around a plain function. */
export type TraceFunction = InstrumentDecorator<Anything, Anything> & TraceCalls;

/** What `trace` can be called with. */
export interface TraceCalls {
  <F extends AnyMethod>(options: TraceOptions<Parameters<F>, OutputOf<F>>, fn: F): F;
  <F extends AnyMethod>(name: string, fn: F): F;
  <A extends readonly unknown[] = Anything, R = Anything>(options?: TraceOptions<A, R>): InstrumentDecorator<A, R>;
  <A extends readonly unknown[] = Anything, R = Anything>(name: string, options?: Omit<TraceOptions<A, R>, 'name'>): InstrumentDecorator<A, R>;
}

/** The type of `span`: a decorator, and one decorator for each kind. */
export interface Span extends SpanFunction {
  readonly agent: SpanFunction<'kind'>;
  readonly tool: SpanFunction<'kind'>;
  readonly llm: SpanFunction<'kind'>;
  readonly retriever: SpanFunction<'kind'>;
  readonly chain: SpanFunction<'kind'>;
  readonly embedding: SpanFunction<'kind'>;
  readonly reranker: SpanFunction<'kind'>;
  readonly guardrail: SpanFunction<'kind'>;
  readonly evaluator: SpanFunction<'kind'>;
  /** Leaves one method out of a class-level `@span` or `@trace`. */
  readonly skip: MethodMark;
}

/** A decorator that marks a method and does not change it. */
export interface MethodMark {
  <This, V extends AnyMethod>(value: V, context: ClassMethodDecoratorContext<This, V>): void;
  <V extends AnyMethod>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<V>): void;
}
