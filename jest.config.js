/**
 * Two projects run the same suites under the two dialects of decorators: `tc39` runs everything, `legacy` only the
 * suites that use decorators. Sources are transpiled a file at a time; types are checked by `npm run typecheck` and by
 * test/types.
 */
const project = (displayName, tsconfig, testMatch) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/after-each-file.ts'],
  moduleNameMapper: {
    '^filigree$': '<rootDir>/index.ts',
    '^filigree/runtime$': '<rootDir>/decorators/runtime.ts',
    '^filigree/testing$': '<rootDir>/src/testing.ts',
    '^filigree/exporters/(.*)$': '<rootDir>/src/exporters/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig, diagnostics: { ignoreCodes: [151002] } }] },
  modulePathIgnorePatterns: ['<rootDir>/build', '<rootDir>/dist', '<rootDir>/test/consumer', '<rootDir>/test/e2e'],
});

export default {
  // A busy machine may take its time; a test that hangs is still found.
  testTimeout: 30_000,
  // By default Jest leaves a core alone, which on two of them is half the machine.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('tc39', '<rootDir>/test/tsconfig.json', ['<rootDir>/test/**/*.test.ts']),
    project('legacy', '<rootDir>/test/tsconfig.legacy.json', ['<rootDir>/test/decorators/**/*.test.ts']),
  ],
};
