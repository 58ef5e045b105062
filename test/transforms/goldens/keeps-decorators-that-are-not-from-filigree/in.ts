import { span as otherSpan, trace } from 'elsewhere';
import type { span as typeOnly } from 'filigree';
import { span, type TraceContext } from 'filigree';
import * as tools from './tools.js';

class Untouched {
  @otherSpan a() {}
  @trace({ tags: [] }) b() {}
  @tools.span() c() {}
  @span.skip d() {}
  @span.unknown e() {}
  @(Math.random() > 0.5 ? span : trace) f() {}
  g(@span parameter: string) {}
}

class Touched {
  @trace @span first() {}
}
