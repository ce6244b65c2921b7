package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/** Where the tapes of a generated method live. */
interface TapeScratch {

  /** Each call makes its own. */
  TapeScratch NONE =
      new TapeScratch() {
        @Override
        public CodeBlock array(String wish, TypeName element, CodeBlock length) {
          return CodeBlock.of("new $T[$L]", element, length);
        }

        @Override
        public CodeBlock stack(String wish, TypeName type) {
          return CodeBlock.of("new $T()", type);
        }
      };

  /** An expression for an array of at least this length. */
  CodeBlock array(String wish, TypeName element, CodeBlock length);

  /** An expression for an empty stack. */
  CodeBlock stack(String wish, TypeName type);
}
