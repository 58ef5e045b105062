import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

test('skipped parameters are not recorded', () => {
  class Agent {
    @span({ skip: ['draft'] })
    call(query: string, draft: string) {
      return query + draft.length;
    }
  }
  const recorded = record();
  new Agent().call('bees', 'unpublished');
  expect(recorded.span().input).toEqual({ query: 'bees', draft: '[Skipped]' });
  expect(JSON.stringify(recorded.spans)).not.toContain('unpublished');
});

test('a skipped argument is not even looked at', () => {
  let looks = 0;
  const watched = {
    toJSON() {
      looks += 1;
      return {};
    },
  };
  class Secret {
    toJSON = watched.toJSON;
  }
  class Agent {
    @span({ skip: ['secret'] })
    call(secret: Secret) {
      return secret !== undefined;
    }
  }
  record();
  new Agent().call(new Secret());
  expect(looks).toBe(0);
});

test('a skipped rest parameter skips all that it takes', () => {
  class Agent {
    @span({ skip: ['drafts'] })
    call(query: string, ...drafts: string[]) {
      return query + drafts.length;
    }
  }
  const recorded = record();
  new Agent().call('bees', 'sk-1', 'sk-2', 'sk-3');
  expect(recorded.span().input).toEqual({ query: 'bees', drafts: ['[Skipped]', '[Skipped]', '[Skipped]'] });
});

test('a name that the method does not have is told, with those that it has, and no argument is recorded', () => {
  class Agent {
    @span({ skip: ['apikey'] })
    call(query: string, apiKey: string) {
      return query + apiKey.length;
    }
  }
  const recorded = record();
  expect(new Agent().call('bees', 'sk-secret')).toBe('bees9');
  expect(recorded.span()).not.toHaveProperty('input');
  expect(recorded.errors[0]).toMatchObject({ code: 'FILIGREE_UNKNOWN_PARAMETER' });
  expect(recorded.errors[0]?.message).toContain('`apikey`');
  expect(recorded.errors[0]?.message).toContain('`query`, `apiKey`');
});

test('where names cannot be known, no argument is recorded', () => {
  const bound = ((query: string, apiKey: string) => query + apiKey.length).bind(undefined);
  const call = span({ skip: ['apiKey'] }, bound);
  const recorded = record();
  call('bees', 'sk-secret');
  expect(recorded.span()).not.toHaveProperty('input');
  expect(recorded.errors.map(({ code }) => code)).toEqual(['FILIGREE_UNKNOWN_PARAMETER']);
});

test('an `input` picker beside `skip` decides alone', () => {
  class Agent {
    @span({ skip: ['apiKey'], input: (query: string) => query })
    call(query: string, apiKey: string) {
      return query + apiKey.length;
    }
  }
  const recorded = record();
  new Agent().call('bees', 'sk-secret');
  expect(recorded.span().input).toBe('bees');
});
