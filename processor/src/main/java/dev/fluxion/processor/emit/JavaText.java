package dev.fluxion.processor.emit;

/** Java statements under way. */
final class JavaText {

  /**
   * A piece of code.
   *
   * @param isBranch whether it is nothing but one {@code if} statement
   */
  record Part(Code code, boolean isBranch) {
    boolean isEmpty() {
      return code.isEmpty();
    }
  }

  private static final int INDENTATION = 2;

  /** No body is written deeper than this in its file. */
  private static final int OUTSIDE = 5;

  private Code.Builder code = Code.builder();
  private int pieces;
  private boolean endsWithBranch;
  private String comment = "";
  private int depth = OUTSIDE;

  /** Adds a statement, without its semicolon. */
  void statement(String format, Object... arguments) {
    begin(false);
    Code statement = Code.of(format, arguments);
    if (statement.fits(depth * INDENTATION)) {
      code.add(statement.onOneLine()).add(";\n");
    } else {
      code.add("$[").add(statement).add(";\n$]");
    }
  }

  /** Adds whole statements. */
  void add(Code statements) {
    begin(false);
    code.add(statements);
  }

  /** Adds an {@code if} statement. */
  void addBranch(Code statement) {
    begin(true);
    code.add(statement);
  }

  /** Writes a comment above the next statement of this block, if there is one. */
  void comment(String text) {
    comment = text;
  }

  private void begin(boolean isBranch) {
    if (!comment.isEmpty()) {
      code.add("// $L\n", comment);
      comment = "";
      pieces++;
    }
    pieces++;
    endsWithBranch = isBranch;
  }

  /** What {@code writer} writes here. */
  Part capture(Runnable writer) {
    Code.Builder outerCode = code;
    int outerPieces = pieces;
    boolean outerEnds = endsWithBranch;
    String outerComment = comment;
    code = Code.builder();
    pieces = 0;
    comment = "";
    depth++;
    writer.run();
    depth--;
    Part part = new Part(code.build(), pieces == 1 && endsWithBranch);
    code = outerCode;
    pieces = outerPieces;
    endsWithBranch = outerEnds;
    comment = outerComment;
    return part;
  }

  Code build() {
    return code.build();
  }
}
