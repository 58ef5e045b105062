/**
 * Prints what a compiler says about the fixtures of both dialects, as JSON: a list of lines each. In a process of its own,
 * where it takes half the time that it takes inside Jest.
 *
 *     node diagnose.mjs <module of the compiler>
 */
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../fixtures/types/', import.meta.url));
/** @type {typeof import('typescript')} */
const ts = createRequire(import.meta.url)(process.argv[2]);
const read = new Map();

process.stdout.write(JSON.stringify({ tc39: diagnose('tc39'), legacy: diagnose('legacy') }));

function diagnose(dialect) {
  const config = ts.getParsedCommandLineOfConfigFile(join(fixtures, `tsconfig.${dialect}.json`), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} });
  const program = ts.createProgram(config.fileNames, config.options, hostOf(config.options));
  const files = config.fileNames.map((name) => program.getSourceFile(name));
  const diagnostics = [...config.errors, ...program.getOptionsDiagnostics(), ...files.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])];
  return diagnostics.map(({ file, start, code, messageText }) => {
    const place = file === undefined ? '' : `${relative(fixtures, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}`;
    return `${place} TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** What decorators are changes nothing in how a file of declarations is parsed, so the second program has it from the first. */
function hostOf(options) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) => {
    if (!name.endsWith('.d.ts')) return getSourceFile(name, ...rest);
    if (!read.has(name)) read.set(name, getSourceFile(name, ...rest));
    return read.get(name);
  };
  return host;
}
