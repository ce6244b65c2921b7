package dev.fluxion.processor.companion;

/**
 * What generated code does with records. Whatever needs more than an expression becomes a private
 * method of the companion.
 */
record RecordCode(
    RecordReader reader, RecordMaker maker, RecordFlattener flattener, RecordChecker checker) {

  static RecordCode of(RecordLayout layout, RecordMethods methods) {
    RecordReader reader = new RecordReader(layout.hidden(), methods);
    return new RecordCode(
        reader,
        new RecordMaker(reader, methods),
        new RecordFlattener(reader, methods),
        new RecordChecker(reader, methods));
  }
}
