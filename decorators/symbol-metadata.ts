const symbols = Symbol as { metadata?: symbol };

// Absent in Node. It must be there before a class is evaluated, or the class gets no metadata object.
if (symbols.metadata === undefined && Object.isExtensible(Symbol)) symbols.metadata = Symbol.for('Symbol.metadata');

/** The key under which a class has the metadata object that its standard decorators were given. */
export const metadataKey: symbol = symbols.metadata ?? Symbol.for('Symbol.metadata');
