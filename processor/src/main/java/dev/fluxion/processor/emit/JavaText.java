package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** Java statements under way. */
final class JavaText {

  /**
   * A piece of code.
   *
   * @param isBranch whether it is nothing but one {@code if} statement
   */
  record Part(CodeBlock code, boolean isBranch) {
    boolean isEmpty() {
      return code.isEmpty();
    }
  }

  private CodeBlock.Builder code = CodeBlock.builder();
  private int pieces;
  private boolean endsWithBranch;
  private String comment = "";

  /** Adds a statement, without its semicolon. */
  void statement(String format, Object... arguments) {
    begin(false);
    code.addStatement(format, arguments);
  }

  /** Adds whole statements. */
  void add(CodeBlock statements) {
    begin(false);
    code.add(statements);
  }

  /** Adds an {@code if} statement. */
  void addBranch(CodeBlock statement) {
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
    CodeBlock.Builder outerCode = code;
    int outerPieces = pieces;
    boolean outerEnds = endsWithBranch;
    String outerComment = comment;
    code = CodeBlock.builder();
    pieces = 0;
    comment = "";
    writer.run();
    Part part = new Part(code.build(), pieces == 1 && endsWithBranch);
    code = outerCode;
    pieces = outerPieces;
    endsWithBranch = outerEnds;
    comment = outerComment;
    return part;
  }

  CodeBlock build() {
    return code.build();
  }
}
