import type { SpanOptions, TraceOptions } from '../src/types.js';

/** Any method or function. `any` is what makes generic methods keep their type through a decorator. */
// oxlint-disable-next-line no-explicit-any
type AnyMethod = (this: any, ...args: any[]) => any;
// oxlint-disable-next-line no-explicit-any
type AnyClass = abstract new (...args: any[]) => any;

/**
 * Any function to wrap. Two signatures that differ are none to take types from: an inline function's parameters get
 * theirs from their own annotations and defaults, and none becomes `any` in silence.
 */
interface AnyFunction {
  // oxlint-disable-next-line no-explicit-any
  (this: any, ...args: any[]): any;
  // oxlint-disable-next-line no-explicit-any
  <_>(this: any, ...args: any[]): any;
}

/** What an `output` picker of a function gets: the awaited result, or the list of a stream's chunks. */
export type OutputOf<F extends AnyMethod> =
  ReturnType<F> extends AsyncGenerator<infer Chunk> | Generator<infer Chunk> ? Chunk[] : Awaited<ReturnType<F>>;

/**
 * Resolves to `unknown` where the pickers fit the method, and to a type that nothing has where they do not. A picker is
 * compared as a function that gets the method's arguments, so an optional parameter does not pass for a required one.
 */
export type Fits<F extends AnyMethod, A extends readonly unknown[], R> =
  ((...args: A) => unknown) extends (...args: Parameters<F>) => unknown
    ? OutputOf<F> extends R
      ? unknown
      : { readonly 'filigree: the `output` picker does not take the result of this method': never }
    : { readonly 'filigree: the `input` picker does not take the parameters of this method': never };

/** The same for a field under `experimentalDecorators`, which tells only its name; a private one cannot be looked up. */
type FieldFits<T, K, A extends readonly unknown[], R> = K extends keyof T
  ? T[K] extends AnyMethod
    ? Fits<T[K], A, R>
    : { readonly 'filigree: this field does not hold a function': never }
  : unknown;

/** A decorator of ours in both dialects: the standard one first, then `experimentalDecorators`. */
export interface InstrumentDecorator<A extends readonly unknown[], R> {
  <This, V extends AnyMethod>(value: V, context: ClassMethodDecoratorContext<This, V> & Fits<V, A, R>): V;
  <This, F extends AnyMethod>(value: undefined, context: ClassFieldDecoratorContext<This, F> & Fits<F, A, R>): (initial: F) => F;
  <This, V>(value: (this: This) => V, context: ClassGetterDecoratorContext<This, V>): (this: This) => V;
  <This, V>(value: (this: This, value: V) => void, context: ClassSetterDecoratorContext<This, V>): (this: This, value: V) => void;
  <This, V>(value: ClassAccessorDecoratorTarget<This, V>, context: ClassAccessorDecoratorContext<This, V>): ClassAccessorDecoratorResult<This, V>;
  <C extends AnyClass>(value: C, context: ClassDecoratorContext<C>): C;
  <V>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<V> & (V extends AnyMethod ? Fits<V, A, R> : unknown)): TypedPropertyDescriptor<V> | void;
  <T extends object, K extends string | symbol>(target: T, key: K & FieldFits<T, K, A, R>): void;
  <C extends AnyClass>(value: C): void;
}

// oxlint-disable-next-line no-explicit-any
type Anything = any;

/** `@span`, `@span.llm` and the like: bare, with a name, with options; or around a plain function. */
export type SpanFunction<Options extends 'kind' | never = never> = InstrumentDecorator<Anything, Anything> & SpanCalls<Options>;

/** What `span` can be called with. As a bare decorator comes first: a field's `undefined` would pass for no options. */
export interface SpanCalls<Options extends 'kind' | never> {
  <F extends AnyFunction>(options: Omit<SpanOptions<Parameters<F>, OutputOf<F>>, Options>, fn: F): F;
  <F extends AnyFunction>(name: string, fn: F): F;
  <A extends readonly unknown[] = Anything, R = Anything>(options?: Omit<SpanOptions<A, R>, Options>): InstrumentDecorator<A, R>;
  <A extends readonly unknown[] = Anything, R = Anything>(name: string, options?: Omit<SpanOptions<A, R>, Options | 'name'>): InstrumentDecorator<A, R>;
}

/** `@trace`: bare, with a name, with options; or around a plain function. */
export type TraceFunction = InstrumentDecorator<Anything, Anything> & TraceCalls;

/** What `trace` can be called with. */
export interface TraceCalls {
  <F extends AnyFunction>(options: TraceOptions<Parameters<F>, OutputOf<F>>, fn: F): F;
  <F extends AnyFunction>(name: string, fn: F): F;
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
